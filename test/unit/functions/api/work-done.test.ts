import * as z from 'zod';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dispatchBoth } from '#test/support/case-in.ts';

let api: ApiInMemory;
const at = (instant: string): void => void vi.setSystemTime(instant);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const done = z.object({
  items: z.array(
    z.object({
      case: z.object({ id: z.string() }),
      clock: z.object({ kind: z.string() }),
      by: z.object({ name: z.string() }).optional(),
      isLate: z.boolean(),
    }),
  ),
});

/** With its units at work, each step at an instant of its own. */
async function handled(): Promise<string> {
  const id = await api.submits();
  at('2026-01-20T02:01:00.000Z');
  await api.does('cao', id, 'file');
  at('2026-01-20T02:02:00.000Z');
  await api.does('du', id, 'dispatch', dispatchBoth);
  at('2026-01-20T02:03:00.000Z');
  await api.does('transport-clerk', id, 'sign-for');
  at('2026-01-20T02:04:00.000Z');
  await api.does('parks-clerk', id, 'sign-for');
  return id;
}

async function doneBy(person: string): Promise<string[]> {
  const told = await api.ask(person, 'GET', '/v1/worklist/done');
  expect(told.status, told.text).toBe(200);
  return done.parse(told.body).items.map(({ clock, by, isLate }) => `${clock.kind} ${by?.name ?? 'nobody'}${isLate ? ' late' : ''}`);
}

it('tells what ended on one’s desks, the latest first, with who did it', async () => {
  const id = await handled();
  at('2026-01-21T02:00:00.000Z');
  await api.does('parks-clerk', id, 'give-opinion', { text: '【会办意见】不冲突。' });
  at('2026-01-22T02:00:00.000Z');
  await api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '【复函正文】列入今年计划。' });
  expect(await doneBy('transport-clerk')).toEqual(['reply 陶安', 'sign-for 陶安']);
  // The unit's desk is its leader's too.
  expect(await doneBy('transport-leader')).toEqual(['reply 陶安', 'sign-for 陶安']);
  expect(await doneBy('cao')).toEqual([expect.stringMatching(/^review (?!nobody)/u)]);
  expect(await doneBy('lin')).toEqual([]);
});

it('forgets it after sixty days', async () => {
  const id = await handled();
  await api.does('transport-clerk', id, 'request-return', { reason: '非本局职责。', suggestedUnitId: 'police' });
  at('2026-01-26T02:00:00.000Z');
  await api.does('du', id, 'decide-return', { assignmentId: 'a1', granted: true });
  expect(await doneBy('du')).toEqual([expect.stringMatching(/^return-decision (?!nobody)/u), expect.stringMatching(/^dispatch/u)]);
  at('2026-04-20T02:00:00.000Z');
  expect(await doneBy('du')).toEqual([]);
});

it('names at a share whom to ask: who acted for the unit last, or its first clerk', async () => {
  const id = await handled();
  const told = z
    .object({ assignments: z.array(z.object({ contact: z.object({ name: z.string() }) })) })
    .parse((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body);
  expect(told.assignments.map(({ contact }) => contact.name)[0]).toBe('陶安');
});
