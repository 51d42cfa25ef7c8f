import type { DirectoryEvent } from '#core/directory/directory.ts';
import { decideAlarms } from '#core/case/waits/decide-alarms.ts';
import type { Scope } from '#core/case/waits/decide-alarms.ts';
import { decideNumber } from '#core/case/numbers/decide-numbers.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { contentOf } from './bench-content.ts';
import { person, session, unit } from './bench-people.ts';
import type { ReminderWorld } from './reminder-world.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

const directory: readonly DirectoryEvent[] = [
  unit('roads'),
  unit('parks'),
  person('lin', 'member'),
  person('cao', 'committee-clerk'),
  person('he', 'committee-head'),
  person('du', 'dispatcher'),
  person('song', 'supervisor'),
  person('tao', 'unit-clerk', 'roads', 'tian'),
  person('tian', 'unit-leader', 'roads'),
  person('pan', 'unit-clerk', 'parks'),
  session,
];

const local = (day: number, time: string): string => new Date(Date.parse(`2026-03-0${day}T${time}:00.000+08:00`)).toISOString();

const due = (amount: number) => ({ due: { amount, unit: 'working-day' } });

export const begins = local(2, '08:00');
export const cases = ['p1', 'p2', 'p3'] as const;

/**
 * One working week (2 to 6 March 2026) of three cases: one that its unit lets run out, one that is answered a minute before
 * nine on the day it is due, and one that is returned; assignments, reminders, escalations and replies come of them, for the
 * digest and between mornings. Answers when all is told.
 */
export async function playWeek(world: ReminderWorld): Promise<void> {
  await world.records(directory);
  const at = (day: number, time: string, what: string, act: () => Promise<unknown>): void =>
    world.agenda.add({
      at: Date.parse(local(day, time)),
      what,
      act: async () => {
        await act();
      },
      retry: () => undefined,
    });
  for (const [index, id] of cases.entries()) {
    at(2, '09:40', 'submit', () => world.decides(id, 'new', 'lin', (_state, context) => decideNew(contentOf(id), false, context)));
    at(2, '09:41', 'file', () => world.does(id, 'file', 'cao'));
    at(2, '09:42', 'number', () =>
      world.decides(id, 'number', 'system', (state, context) =>
        state === undefined ? [] : decideNumber(state, { kind: 'case' }, { series: 'case.6-1', number: index + 1 }, context, sha256),
      ),
    );
  }
  at(2, '10:00', 'dispatch', () =>
    world.does('p1', 'dispatch', 'du', { lead: { unitId: 'roads', ...due(1) }, coHandlers: [{ unitId: 'parks', ...due(2) }] }),
  );
  at(2, '10:05', 'dispatch', () => world.does('p2', 'dispatch', 'du', { lead: { unitId: 'roads', ...due(3) } }));
  at(2, '10:20', 'dispatch', () => world.does('p3', 'dispatch', 'du', { lead: { unitId: 'parks', ...due(3) } }));
  at(2, '15:00', 'sign', () => world.does('p2', 'sign-for', 'tao'));
  at(3, '14:00', 'return', () => world.does('p3', 'request-return', 'pan', { reason: '非本局职责。', suggestedUnitId: 'roads' }));
  at(4, '11:00', 'grant', () => world.does('p3', 'decide-return', 'du', { assignmentId: 'a1', granted: true, redispatchTo: 'roads' }));
  at(5, '08:59', 'reply', () => world.does('p2', 'issue-reply', 'tao', { class: 'A', text: '已办理。' }));
  at(5, '08:59', 'letter', () =>
    world.decides('p2', 'letter', 'system', (state, context) =>
      state === undefined
        ? []
        : decideNumber(state, { kind: 'letter', assignmentId: 'a1' }, { series: 'letter', number: 1 }, context, sha256),
    ),
  );
  for (let day = 2; day <= 6; day += 1) {
    world.mornings(local(day, '12:00').slice(0, 10));
    at(day, '08:57', 'alarms', () => soundAll(world, cases));
  }
  await world.agenda.until(local(6, '23:00'));
  // What a retry or the next morning still has to do, with nothing new told.
  for (const day of [9, 10]) world.mornings(`2026-03-${String(day).padStart(2, '0')}`);
  await world.agenda.until('2026-03-11T15:00:00.000Z');
}

/** Records what every wait of these cases would, at one instant; two transitions for each that had something due. */
export async function soundAll(world: ReminderWorld, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { state } = await world.cases.read(world.body, id);
    if (state === undefined) continue;
    const scopes: Scope[] = [{}, ...assignmentsOf(state).map(({ id: assignmentId }) => ({ assignmentId }))];
    for (const scope of scopes) {
      const name = `alarm:${scope.assignmentId ?? ''}:${world.agenda.now}`;
      const sounded = await world.decides(id, name, 'system', (proposal, context) =>
        proposal === undefined ? [] : decideAlarms(proposal, scope, context),
      );
      if (sounded.length > 0) world.transitions += 2;
    }
  }
}
