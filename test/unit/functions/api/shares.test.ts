import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { dispatchBoth } from '#test/support/case-in.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const listed = z.object({
  items: z.array(
    z.looseObject({
      assignmentId: z.string(),
      role: z.string(),
      next: z.string(),
      tasks: z.array(z.looseObject({ kind: z.string() })),
      awaited: z.array(z.looseObject({ unit: z.looseObject({ id: z.string() }).optional() })),
    }),
  ),
  next: z.string().optional(),
});

async function sharesOf(person: string, query = '') {
  return listed.parse((await api.ask(person, 'GET', `/v1/shares${query}`)).body);
}

const told = async (person: string, query = ''): Promise<string[]> =>
  (await sharesOf(person, query)).items.map(({ assignmentId, role, next, tasks, awaited }) =>
    [assignmentId, role, next, tasks.length, awaited.map(({ unit }) => unit?.id ?? '-').join()].join(' '),
  );

async function dispatched(n: number): Promise<string> {
  const id = await api.submits('lin', aContent({ matter: `【正文】第${n}处。` }));
  await api.does('cao', id, 'file');
  await api.does('du', id, 'dispatch', dispatchBoth);
  return id;
}

it('what a unit has in hand says for each share what comes next, and what it waits for', async () => {
  const id = await dispatched(1);
  expect(await told('transport-clerk')).toEqual(['a1 lead sign-for 2 parks']);
  expect(await told('parks-leader')).toEqual(['a2 co-handler sign-for 2 ']);
  await api.does('transport-clerk', id, 'sign-for');
  await api.does('parks-clerk', id, 'sign-for');
  expect(await told('transport-clerk')).toEqual(['a1 lead opinions-awaited 1 parks']);
  expect(await told('parks-clerk')).toEqual(['a2 co-handler give-opinion 1 ']);
  await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
  expect(await told('transport-clerk')).toEqual(['a1 lead write-reply 1 ']);
  expect(await told('parks-clerk')).toEqual([]);
  await api.does('transport-clerk', id, 'issue-reply', { class: 'A', text: '已办。' });
  expect(await told('transport-clerk')).toEqual([]);
});

it('a return that was asked for waits for the office', async () => {
  const id = await dispatched(1);
  await api.does('transport-clerk', id, 'request-return', { reason: '不属本单位职责。', suggestedUnitId: 'police' });
  expect(await told('transport-clerk')).toEqual([expect.stringMatching(/^a1 lead return-decision \d -,parks$/)]);
});

it('is narrowed, and paged with each share once', async () => {
  for (let n = 1; n <= 4; n += 1) await dispatched(n);
  await api.does('transport-clerk', await dispatched(5), 'sign-for');
  expect(await told('transport-clerk', '?next=sign-for')).toHaveLength(4);
  expect(await told('transport-clerk', '?next=opinions-awaited')).toHaveLength(1);
  expect(await told('transport-clerk', '?light=red')).toEqual([]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await sharesOf('transport-clerk', `?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.items.map((item) => JSON.stringify(item)));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

it('is a unit’s alone', async () => {
  for (const who of ['lin', 'cao', 'du', 'auditor', 'administrator']) expect((await api.ask(who, 'GET', '/v1/shares')).status).toBe(403);
  expect((await api.ask('transport-clerk', 'GET', '/v1/shares?next=closed')).status).toBe(400);
});
