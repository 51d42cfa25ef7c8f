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

const unit = fc.constantFrom('transport', 'parks', 'police', 'transport', 'parks', 'police', 'museum', 'nowhere');
const line = fc.record({ n: fc.integer({ min: 1, max: 7 }), lead: unit, coHandlers: fc.uniqueArray(unit, { maxLength: 2 }) });
/** Mostly a line a proposal; where there are two, neither is possible. */
const board = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(line, { minLength: 1, maxLength: 7, size: 'max', selector: ({ n }) => n }) },
  { weight: 1, arbitrary: fc.array(line, { minLength: 1, maxLength: 8 }) },
);
/** What may happen between the plan's sealing and its run. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('dispatch' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('cancel' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('leave' as const), n: fc.integer({ min: 1, max: 2 }) }),
  // It may still be dispatched, and is another case: it took in its neighbour.
  fc.record({ kind: fc.constant('take-in' as const), n: fc.integer({ min: 1, max: 5 }) }),
  // Every day that was shown is a day earlier than it would be now.
  fc.record({ kind: fc.constant('night' as const), n: fc.constant(1) }),
);

type Change = { readonly kind: 'dispatch' | 'cancel' | 'wait' | 'leave' | 'take-in' | 'night'; readonly n: number };

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
    case 'take-in':
      await board.api.ask('cao', 'POST', `/v1/proposals/p${n + 1}/commands/merge`, {
        body: { into: `p${n}`, reason: '同一事项。' },
        key: board.api.freshKey(),
      });
      return;
    case 'night':
      vi.setSystemTime(new Date(Date.now() + 20 * 3_600_000));
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
    fc.asyncProperty(board, fc.array(change, { maxLength: 5, size: 'max' }), async (lines, changes) => {
      vi.setSystemTime(began);
      const desk = await PlanBoard.with('p1', 'p2', 'p3', 'p4', 'p5', 'p6');
      const plan = await desk.seals(lines.map(({ n, lead, coHandlers }) => dispatchTo(`p${n}`, lead, ...coHandlers)));
      if (!plan.lines.some(({ status }) => status === 'planned')) return;
      expect((await desk.runs(plan)).status).toBe(200);
      const tried = new Map(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => [id, desk.log(id).length]));
      for (const one of changes) await happens(desk, plan, one);
      await desk.carriesOut(plan);
      const after = await desk.reads(plan, 'auditor');
      expect(['finished', 'cancelled']).toContain(after.state);
      for (const shown of plan.lines) {
        const ran = after.lines[shown.line - 1]!;
        const commits = desk
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
