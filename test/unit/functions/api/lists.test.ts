import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { filedStages, submittedStages } from '#core/view/case-lists.ts';
import { chooseList } from '#functions/api/routes/proposal-list.ts';

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

const lines = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().optional() });
const work = z.object({
  items: z.array(z.object({ case: z.object({ id: z.string() }), task: z.object({ clockId: z.string(), light: z.string() }) })),
  next: z.string().optional(),
});

async function list(person: string, query = ''): Promise<string[]> {
  const told = await api.ask(person, 'GET', `/v1/proposals${query}`);
  expect(told.status, told.text).toBe(200);
  return lines.parse(told.body).items.map(({ id }) => id);
}

async function worklist(person: string, query = ''): Promise<string[]> {
  const told = await api.ask(person, 'GET', `/v1/worklist${query}`);
  expect(told.status, told.text).toBe(200);
  return work.parse(told.body).items.map((item) => `${item.case.id} ${item.task.clockId}`);
}

/** Every page of a list, one after the other. */
async function pages(person: string, path: string, limit: number): Promise<unknown[][]> {
  const all: unknown[][] = [];
  const joint = path.includes('?') ? '&' : '?';
  for (let cursor = ''; ;) {
    const told = await api.ask(person, 'GET', `${path}${joint}limit=${limit}${cursor}`);
    expect(told.status, told.text).toBe(200);
    const { items, next } = z.object({ items: z.array(z.unknown()), next: z.string().optional() }).parse(told.body);
    all.push(items);
    if (next === undefined) return all;
    cursor = `&cursor=${next}`;
  }
}

const lit = z.object({ light: z.string(), tasks: z.array(z.object({ light: z.string() })) });

/** Lights under which the clerk's list shows anything. */
async function lights(): Promise<string[]> {
  const lit: string[] = [];
  for (const light of ['green', 'yellow', 'red', 'grey']) if ((await list('cao', `?light=${light}`)).length > 0) lit.push(light);
  return lit;
}

describe('a list of proposals', () => {
  it('begins with what is due first', async () => {
    const late = await api.submits();
    at('2026-01-19T02:00:00.000Z');
    const early = await api.submits();
    expect(await list('cao')).toEqual([early, late]);
  });

  it.each([1, 2, 3, 7, 50])('pages by %i give every case once', async (limit) => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await api.submits());
    const all = await pages('cao', '/v1/proposals', limit);
    const found = all.flat().map((item) => lines.shape.items.element.parse(item).id);
    expect(found.toSorted()).toEqual(ids.toSorted());
    for (const page of all) expect(page.length).toBeLessThanOrEqual(limit);
  });

  it('a page that the filter leaves short is filled from the next', async () => {
    for (let n = 0; n < 6; n += 1) await api.submits('lin', aContent({ title: n % 3 === 0 ? '关于停车的提案' : '关于照明的提案' }));
    const all = await pages('cao', '/v1/proposals?q=停车', 2);
    expect(all.flat()).toHaveLength(2);
    expect(all[0]).toHaveLength(2);
  });

  it('stays whole while cases come and go between its pages', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      at(`2026-01-2${n}T02:00:00.000Z`);
      ids.push(await api.submits());
    }
    const first = await api.ask('cao', 'GET', '/v1/proposals?limit=2');
    await api.does('cao', ids[0]!, 'decline', { reasonCode: 'academic' });
    const rest = await list('cao', `?limit=2&cursor=${lines.parse(first.body).next}`);
    expect(rest).toEqual(ids.slice(2));
  });

  it.each([
    ['stage=in-review', 'reviewed'],
    ['stage=in-handling', 'handled'],
    ['unit=parks', 'handled'],
    ['member=shen', 'joint'],
    ['session=6-2', 'other'],
    ['q=停车', 'other'],
    ['q=1', 'handled'],
    ['stage=in-handling&unit=transport&member=lin&session=6-1', 'handled'],
    ['stage=in-handling&unit=police', undefined],
    ['light=red', undefined],
  ])('narrowed by %s', async (query, expected) => {
    const cases: Record<string, string> = { handled: await api.inHandling() };
    cases['other'] = await api.submits('lin', aContent({ session: '6-2', title: '关于停车的提案' }));
    await api.does('cao', cases['other'], 'return-for-revision', { opinion: '请补充。' });
    cases['joint'] = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
    await api.does('cao', cases['joint'], 'decline', { reasonCode: 'academic' });
    cases['reviewed'] = await api.submits();
    expect(await list('cao', `?${query}`)).toEqual(expected === undefined ? [] : [cases[expected]]);
  });

  it('narrowed by light, as of now', async () => {
    const id = await api.submits();
    const seen = [await lights()];
    for (const instant of ['2026-02-09T02:00:00.000Z', '2026-03-20T02:00:00.000Z']) {
      at(instant);
      seen.push(await lights());
    }
    await api.does('cao', id, 'decline', { reasonCode: 'academic' });
    expect([...seen, await lights()]).toEqual([['green'], ['yellow'], ['red'], ['grey']]);
  });

  it('narrowed by red has a case whose co-handler alone is overdue, and a case that is red itself', async () => {
    const id = await api.inHandling();
    at('2026-02-25T02:00:00.000Z');
    const told = lit.parse((await api.ask('cao', 'GET', `/v1/proposals/${id}`)).body);
    expect([told.light, ...told.tasks.map(({ light }) => light)]).toEqual(['red', 'green', 'red']);
    const late = await api.submits();
    expect(await lights()).toEqual(['green', 'red']);
    expect(await list('cao', '?light=red')).toEqual([id]);
    at('2026-05-01T02:00:00.000Z');
    expect((await list('cao', '?light=red&limit=1')).toSorted()).toEqual([late]);
  });

  it('narrowed by the class of the reply', async () => {
    const id = await api.answered();
    await api.inHandling('shen');
    expect([await list('cao', '?class=B'), await list('cao', '?class=A')]).toEqual([[id], []]);
  });

  it('of each kind of person holds what that one may see', async () => {
    const draft = await api.submits('lin', { ...aContent(), draft: true });
    const reviewed = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
    const handled = await api.inHandling('lin');
    const sorted = async (person: string, query = '') => (await list(person, query)).toSorted();
    expect(await sorted('lin')).toEqual([draft, reviewed, handled].toSorted());
    expect(await sorted('shen')).toEqual([reviewed]);
    for (const person of ['cao', 'he', 'auditor']) expect(await sorted(person), person).toEqual([reviewed, handled].toSorted());
    for (const person of ['du', 'song', 'transport-clerk', 'parks-leader']) expect(await sorted(person), person).toEqual([handled]);
    expect(await sorted('police-clerk')).toEqual([]);
    expect((await api.ask('administrator', 'GET', '/v1/proposals')).status).toBe(403);
    // A filter never opens more than the person's own.
    for (const query of ['?stage=draft', `?member=lin`, '?stage=in-review']) expect(await list('police-clerk', query)).toEqual([]);
    expect(await list('cao', '?stage=draft')).toEqual([]);
    expect(await list('shen', '?member=lin')).toEqual([reviewed]);
  });

  it.each([
    ['committee-clerk', {}, { stages: submittedStages }],
    ['committee-clerk', { stage: 'closed' }, { stages: ['closed'] }],
    ['committee-clerk', { stage: 'draft' }, { stages: ['draft'] }],
    ['committee-clerk', { member: 'lin', stage: 'closed' }, { personId: 'lin', stages: ['closed'] }],
    ['dispatcher', {}, { stages: filedStages }],
    ['dispatcher', { stage: 'closed' }, { stages: ['closed'] }],
    ['dispatcher', { stage: 'in-review' }, { stages: [] }],
    ['dispatcher', { unit: 'parks' }, { unitId: 'parks' }],
    ['member', { stage: 'closed' }, { personId: 'lin', stages: ['closed'] }],
  ] as const)('a %s asking by %j is answered by the one list %j', (role, filter, list) => {
    const person = { ...aDirectory().people.get('lin')!, roles: [role] };
    expect(chooseList(person, filter)).toEqual(list);
  });
});

describe('a cursor', () => {
  const forged = [
    '',
    'x',
    'AAAA',
    Buffer.from('2026-01-01T00:00:00.000Z').toString('base64url'),
    Buffer.from('~').toString('base64url'),
    Buffer.from('2026-01-01T00:00:00.000Z#p1#x\u0000').toString('base64url'),
  ];

  it.each(
    forged.flatMap((cursor) => [
      ['/v1/proposals', cursor],
      ['/v1/worklist', cursor],
    ]),
  )('%s refuses the forged %j', async (path, cursor) => {
    expect(await api.ask('cao', 'GET', `${path}?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { type: 'urn:proposal-pipeline:problem:invalid-cursor' },
    });
  });

  it('of somebody else’s list opens nothing of it', async () => {
    for (let n = 0; n < 3; n += 1) await api.submits();
    const { next } = lines.parse((await api.ask('cao', 'GET', '/v1/proposals?limit=1')).body);
    expect(await list('shen', `?cursor=${next}`)).toEqual([]);
  });

  it('too long is no cursor', async () => {
    expect((await api.ask('cao', 'GET', `/v1/proposals?cursor=${'A'.repeat(201)}`)).status).toBe(400);
  });

  it.each(['0', '201', '-1', '1.5', 'all', ''])('a page of %j is refused', async (limit) => {
    expect((await api.ask('cao', 'GET', `/v1/proposals?limit=${limit}`)).status).toBe(400);
  });
});

describe('a work list', () => {
  it('holds what lies on one’s own desks, the role’s and the unit’s among them', async () => {
    const reviewed = await api.submits();
    const handled = await api.inHandling();
    expect(await worklist('cao')).toEqual([`${reviewed} review`]);
    expect(await worklist('he')).toEqual([`${reviewed} review`]);
    expect(await worklist('transport-leader')).toEqual([`${handled} a1.reply`]);
    expect(await worklist('parks-clerk')).toEqual([`${handled} a2.opinion`]);
    for (const person of ['lin', 'du', 'police-clerk', 'auditor', 'administrator']) expect(await worklist(person), person).toEqual([]);
  });

  it('gets empty as work is done', async () => {
    const id = await api.answered();
    expect(await worklist('transport-clerk')).toEqual([]);
    expect(await worklist('lin')).toEqual([`${id} feedback`]);
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    expect(await worklist('lin')).toEqual([]);
  });

  it.each([1, 2, 3])('two tasks of one case that are due together are both there, in pages of %i', async (limit) => {
    const id = await api.inHandling();
    await api.does('transport-clerk', id, 'request-return', { reason: '非本局职责。', suggestedUnitId: 'police' });
    await api.does('parks-clerk', id, 'request-return', { reason: '非本局职责。', suggestedUnitId: 'museum' });
    const found = (await pages('du', '/v1/worklist', limit)).flat().map((item) => work.shape.items.element.parse(item).task.clockId);
    expect(found).toEqual(['a1.return-decision', 'a2.return-decision']);
  });

  it('an escalated task lies on the leader’s own desk, and once only', async () => {
    const id = await api.submits();
    await api.product.append(proposalKey(body, id), '2026-03-10T02:00:00.000Z', [{ type: 'PutOnDesk', clockId: 'review', personId: 'he' }]);
    await relayLog(api.product, proposalKey(body, id));
    expect(await worklist('he')).toEqual([`${id} review`]);
  });

  it.each(['green', 'yellow', 'red'])('narrowed by %s', async (light) => {
    await api.submits();
    at({ green: '2026-01-20T03:00:00.000Z', yellow: '2026-02-09T02:00:00.000Z', red: '2026-03-20T02:00:00.000Z' }[light]!);
    const lights = ['green', 'yellow', 'red'];
    const counts = await Promise.all(lights.map(async (one) => (await worklist('cao', `?light=${one}`)).length));
    expect(counts).toEqual(lights.map((one) => (one === light ? 1 : 0)));
  });
});

describe('the deadlines of a case', () => {
  it('are each explained, with their light', async () => {
    const id = await api.inHandling();
    const told = await api.ask('lin', 'GET', `/v1/proposals/${id}/deadlines`);
    const { deadlines } = z
      .object({ deadlines: z.array(z.looseObject({ clockId: z.string(), explanation: z.object({ zh: z.string(), en: z.string() }) })) })
      .parse(told.body);
    expect(deadlines.map(({ clockId }) => clockId)).toEqual(['review', 'dispatch', 'a1.sign-for', 'a1.reply', 'a2.sign-for', 'a2.opinion']);
    for (const { explanation } of deadlines) expect(explanation.zh.length * explanation.en.length).toBeGreaterThan(0);
    expect(deadlines[0]).toMatchObject({ closed: { how: 'met' }, light: 'grey' });
  });
});

describe('lists narrowed by what waits', () => {
  it('a work list has one kind of clock alone, page by page', async () => {
    const ids = [await api.inHandling(), await api.inHandling('shen'), await api.inHandling('shen')];
    await api.submits();
    const waiting = await api.submits('shen');
    await api.does('cao', waiting, 'file');
    for (const id of ids) {
      await api.does('parks-clerk', id, 'request-return', { reason: '不属本单位职责。', suggestedUnitId: 'police' });
    }
    expect(await worklist('du', '?kind=return-decision')).toEqual(expect.arrayContaining(ids.map((id) => `${id} a2.return-decision`)));
    expect(await worklist('du', '?kind=dispatch')).toEqual([`${waiting} dispatch`]);
    const told = await pages('du', '/v1/worklist?kind=return-decision', 2);
    expect(told.map((page) => page.length)).toEqual([2, 1]);
    expect((await api.ask('du', 'GET', '/v1/worklist?kind=lunch')).status).toBe(400);
  });

  it('a list has those alone on which a redo round was opened', async () => {
    await api.inHandling('shen');
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'not', comment: '仍未解决。' });
    expect(await list('cao', '?stage=in-handling&redone=true')).toEqual([id]);
    expect(await list('cao', '?stage=in-handling')).toHaveLength(2);
    expect((await api.ask('cao', 'GET', '/v1/proposals?redone=no')).status).toBe(400);
  });
});
