import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import type { PlanAnswer } from '#test/support/plan-board.ts';

const began = new Date('2026-03-02T02:00:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: began });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const unit = fc.constantFrom('transport', 'parks', 'police', 'museum', 'nowhere');
const line = fc.record({ n: fc.integer({ min: 1, max: 7 }), lead: unit, coHandlers: fc.uniqueArray(unit, { maxLength: 2 }) });
/** What may happen between the plan's sealing and its run. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('dispatch' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('cancel' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('leave' as const), n: fc.integer({ min: 1, max: 2 }) }),
);

type Change = { readonly kind: 'dispatch' | 'cancel' | 'wait' | 'leave'; readonly n: number };

async function happens(board: PlanBoard, plan: PlanAnswer, { kind, n }: Change): Promise<void> {
  switch (kind) {
    case 'dispatch':
      await board.api.ask('song', 'POST', `/v1/proposals/p${n}/commands/dispatch`, {
        body: { lead: { unitId: 'police' } },
        key: board.api.freshKey(),
      });
      return;
    case 'cancel':
      await board.cancels(plan, [n], 'song');
      return;
    case 'wait':
      vi.setSystemTime(new Date(Date.now() + n * 60_000));
      return;
    case 'leave': {
      const id = n === 1 ? 'parks-clerk' : 'police-clerk';
      const gone = { id, name: '陶然', roles: ['unit-clerk'], unitId: id.split('-')[0], active: false };
      await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { people: [gone] }, key: board.api.freshKey() });
    }
  }
}

it('for any board and any changes in between, what ran is a part of what was shown, line by line equal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.array(change, { maxLength: 5 }), async (lines, changes) => {
      vi.setSystemTime(began);
      const board = await PlanBoard.with('p1', 'p2', 'p3', 'p4', 'p5', 'p6');
      const plan = await board.seals(lines.map(({ n, lead, coHandlers }) => dispatchTo(`p${n}`, lead, ...coHandlers)));
      if (!plan.lines.some(({ status }) => status === 'planned')) return;
      expect((await board.runs(plan)).status).toBe(200);
      const tried = new Map(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => [id, board.log(id).length]));
      for (const one of changes) await happens(board, plan, one);
      await board.carriesOut(plan);
      const after = await board.reads(plan, 'auditor');
      expect(['finished', 'cancelled']).toContain(after.state);
      for (const shown of plan.lines) {
        const ran = after.lines[shown.line - 1]!;
        const commits = board
          .log(shown.proposalId)
          .filter(({ commandId }) => commandId.startsWith(`#plan:${plan.id}:`) && commandId.endsWith(`:${shown.line}`));
        expect(commits).toHaveLength(ran.status === 'done' ? 1 : 0);
        if (ran.status !== 'done') continue;
        expect(shown.status).toBe('planned');
        expect(commits[0]!.seq).toBe(tried.get(shown.proposalId)! + 1);
        const events = commits[0]!.events as { type: string; unitId?: string; clock?: { id: string; deadline: { dueOn: string } } }[];
        expect(events.flatMap(({ type, unitId }) => (type === 'UnitAssigned' ? [unitId] : []))).toEqual(
          shown.assignments.map((one) => one.unit.id),
        );
        expect(events.flatMap(({ clock }) => (clock === undefined ? [] : [[clock.id, clock.deadline.dueOn]]))).toEqual(
          shown.clocks.map(({ clockId, dueOn }) => [clockId, dueOn]),
        );
      }
      const going = new Set(after.lines.flatMap((one) => (one.status === 'done' ? [one.line] : [])));
      for (const mail of after.mails) expect(mail.lines.every((n) => going.has(n))).toBe(true);
    }),
    { seed: 11, numRuns: 40 },
  );
});
