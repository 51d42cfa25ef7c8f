import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { allocationKey, policyKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { allocationSchema } from '#functions/serve-plans/allocation-body.ts';
import { planSchema } from '#functions/serve-plans/plan-body.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { PlanBoard } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';

const problem = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let board: PlanBoard;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  board = await PlanBoard.with('p1', 'p2', 'p3');
  const begun = await board.api.ask('du', 'POST', '/v1/allocations', { body: { session: '6-1', name: '一次会议' }, key: 'a' });
  id = z.object({ id: z.string() }).parse(begun.body).id;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const give = (command: string, payload: object = {}, subject = 'du', key = board.api.freshKey()) =>
  board.api.ask(subject, 'POST', `/v1/allocations/${id}/commands/${command}`, { body: payload, key });
const read = async (subject = 'du', query = '') =>
  allocationSchema.parse((await board.api.ask(subject, 'GET', `/v1/allocations/${id}${query}`)).body);
const line = (proposalId: string, version: number, lead: string, ...coHandlers: string[]) => ({
  proposalId,
  version,
  lead: { unitId: lead },
  coHandlers: coHandlers.map((unitId) => ({ unitId })),
});
const list = async () => (await board.api.ask('du', 'GET', '/v1/allocations?session=6-1')).body['allocations'];

async function asks(): Promise<void> {
  const policy = { ...defaultPolicy, version: 'own', preDispatch: { workingDays: 3 } };
  await board.api.product.append(policyKey(body), '2026-03-01T00:00:00.000Z', [
    { type: 'PolicyRecorded', policy, inForceFrom: '2026-03-01' },
  ]);
  vi.setSystemTime(new Date('2026-03-02T02:05:00.000Z'));
  const asked = await give('ask-comments');
  if (asked.status !== 200) throw new Error(asked.text);
}

/** The mails' side of what the allocation's log says so far. */
async function mailed(): Promise<MailWorld> {
  const world = await MailWorld.begin();
  const pk = allocationKey(body, id);
  for (const commit of board.api.product.ledger.log(pk)) await world.product.ledger.append(commit);
  await world.gathers(pk);
  await world.gathers(pk);
  world.at('2026-03-02T02:30:00.000Z');
  return world;
}

describe('a draft allocation', () => {
  it('grows line by line, without effect on any case', async () => {
    const before = board.log('p1');
    expect((await give('set-lines', { lines: [line('p1', 0, 'transport', 'parks'), line('p2', 0, 'parks')] })).status).toBe(200);
    const { lines } = await read();
    expect(lines.map(({ proposalId, version, lead, coHandlers }) => [proposalId, version, lead?.unit.id, coHandlers.length])).toEqual([
      ['p1', 1, 'transport', 1],
      ['p2', 1, 'parks', 0],
    ]);
    expect(board.log('p1')).toEqual(before);
  });

  it('two dispatchers see what the other changes, and never overwrite it', async () => {
    const people = [{ id: 'xu', name: '徐行', roles: ['dispatcher'], email: 'xu@yunlan.example' }];
    await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { people }, key: 'd' });
    await import('#functions/platform/flow/relay-log.ts').then(({ relayLog }) => relayLog(board.api.relay, `${body}#directory`));
    await give('set-lines', { lines: [line('p1', 0, 'transport'), line('p2', 0, 'parks')] });
    const seen = await read('xu');
    await give('set-lines', { lines: [line('p1', 1, 'police')] });
    const lost = await give('set-lines', { lines: [line('p2', 1, 'police'), line('p1', 1, 'parks')] }, 'xu');
    expect(lost).toMatchObject({
      status: 409,
      body: { type: problem('allocation-line-changed'), facts: { proposalId: 'p1', expected: 1, actual: 2 } },
    });
    const news = await read('xu', `?after=${seen.version}`);
    expect(news.lines.map(({ proposalId, version, lead, changedBy }) => [proposalId, version, lead?.unit.id, changedBy?.id])).toEqual([
      ['p1', 2, 'police', 'du'],
    ]);
    expect((await give('set-lines', { lines: [line('p1', 2, 'parks')] }, 'xu')).status).toBe(200);
    expect((await read('du', `?after=${news.version}`)).lines).toHaveLength(1);
  });

  it('a line taken out and set again goes on with its version', async () => {
    await give('set-lines', { lines: [line('p1', 0, 'transport')] });
    expect((await give('remove-lines', { lines: [{ proposalId: 'p1', version: 1 }] })).body).toMatchObject({
      lines: [{ removed: true, version: 2 }],
    });
    expect((await give('set-lines', { lines: [line('p1', 0, 'parks')] })).status).toBe(409);
    expect((await give('set-lines', { lines: [line('p1', 2, 'parks')] })).status).toBe(200);
    expect((await give('remove-lines', { lines: [{ proposalId: 'p9', version: 1 }] })).status).toBe(409);
  });

  it.each([
    ['a unit that is not there', line('p1', 0, 'nowhere'), 'unknown-unit'],
    ['a unit twice', line('p1', 0, 'parks', 'parks'), 'unit-assigned-twice'],
  ])('refuses %s', async (_, one, name) => {
    expect(await give('set-lines', { lines: [one] })).toMatchObject({ body: { type: problem(name) } });
  });

  it('is changed by dispatchers, read by supervisors, and there for nobody else', async () => {
    await give('set-lines', { lines: [line('p1', 0, 'transport')] });
    expect((await give('set-lines', { lines: [line('p2', 0, 'parks')] }, 'song')).status).toBe(403);
    expect((await read('song')).lines).toHaveLength(1);
    for (const subject of ['lin', 'cao', 'transport-clerk', 'auditor', 'administrator'])
      expect((await board.api.ask(subject, 'GET', `/v1/allocations/${id}`)).status, subject).toBe(404);
    expect((await board.api.ask('cao', 'POST', '/v1/allocations', { body: { session: '6-1', name: '另一份' }, key: 'b' })).status).toBe(
      403,
    );
    expect((await board.api.ask('du', 'POST', '/v1/allocations', { body: { session: '9-9', name: '另一份' }, key: 'c' })).status).toBe(422);
  });

  it('is listed until it is discarded, and then changes no more', async () => {
    expect(await list()).toMatchObject([{ id, name: '一次会议' }]);
    expect((await give('discard')).status).toBe(200);
    expect(await list()).toEqual([]);
    expect(await give('set-lines', { lines: [line('p1', 0, 'transport')] })).toMatchObject({
      status: 409,
      body: { type: problem('allocation-discarded') },
    });
    expect((await give('dance')).status).toBe(404);
  });

  it('becomes a plan of its dispatches; a line without a lead says so', async () => {
    await give('set-lines', {
      lines: [
        { ...line('p1', 0, 'transport', 'parks'), note: '与去年同办', opinion: '请先行踏勘。' },
        { proposalId: 'p2', version: 0 },
      ],
    });
    const told = await board.api.ask('du', 'POST', '/v1/plans', { body: { allocationId: id }, key: 'pl' });
    const plan = planSchema.parse(told.body);
    expect(plan).toMatchObject({ allocationId: id, counts: { planned: 1, refused: 1 } });
    expect(plan.lines[1]?.why?.name).toBe('LeadMissingError');
    await board.runs(plan);
    await board.carriesOut(plan);
    expect(JSON.stringify(board.log('p1').at(-1)?.events)).toContain('请先行踏勘。');
    expect(JSON.stringify(board.log('p1'))).not.toContain('与去年同办');
    for (const source of [{}, { allocationId: id, lines: [{ proposalId: 'p1', command: 'dispatch' }] }])
      expect(await board.api.ask('du', 'POST', '/v1/plans', { body: source, key: board.api.freshKey() })).toMatchObject({
        status: 422,
        body: { type: problem('plan-source') },
      });
  });
});

describe('comments before the dispatch', () => {
  beforeEach(async () => {
    await give('set-lines', {
      lines: [{ ...line('p1', 0, 'transport', 'parks'), note: '内部备注' }, line('p2', 0, 'parks'), line('p3', 0, 'police')],
    });
  });

  it('are off unless the policy says in how many days', async () => {
    expect(await give('ask-comments')).toMatchObject({ status: 409, body: { type: problem('pre-dispatch-off') } });
    expect(await board.api.ask('parks-clerk', 'GET', `/v1/allocations/${id}`)).toMatchObject({ status: 404 });
  });

  it('are given by the units that are asked, each on its own lines alone, and shown beside them', async () => {
    await asks();
    const own = await read('parks-clerk');
    expect(own.lines.map(({ proposalId }) => proposalId)).toEqual(['p1', 'p2']);
    expect(JSON.stringify(own)).not.toContain('内部备注');
    expect(
      (await give('comment', { proposalId: 'p2', version: 1, verdict: 'not-ours', suggestedUnitId: 'transport' }, 'parks-clerk')).status,
    ).toBe(200);
    expect((await give('comment', { proposalId: 'p3', version: 1, verdict: 'fits' }, 'parks-clerk')).status).toBe(404);
    expect((await give('set-lines', { lines: [line('p2', 1, 'police')] }, 'parks-clerk')).status).toBe(403);
    const { lines } = await read();
    expect(
      lines.map(({ proposalId, comments }) => [
        proposalId,
        comments.map(({ unit, verdict, suggestedUnit }) => [unit.id, verdict, suggestedUnit?.id]),
      ]),
    ).toEqual([
      [
        'p1',
        [
          ['transport', 'waiting', undefined],
          ['parks', 'waiting', undefined],
        ],
      ],
      ['p2', [['parks', 'not-ours', 'transport']]],
      ['p3', [['police', 'waiting', undefined]]],
    ]);
    expect((await read('transport-clerk')).lines.flatMap(({ comments }) => comments.map(({ unit }) => unit.id))).toEqual(['transport']);
  });

  it('on a line that changed meanwhile is refused, and an older one is marked', async () => {
    await asks();
    await give('comment', { proposalId: 'p2', version: 1, verdict: 'needs-co-handlers', coHandlerIds: ['police'] }, 'parks-clerk');
    await give('set-lines', { lines: [line('p2', 1, 'parks', 'police')] });
    expect((await give('comment', { proposalId: 'p2', version: 1, verdict: 'fits' }, 'parks-clerk')).status).toBe(409);
    expect((await read()).lines[1]?.comments[0]).toMatchObject({ verdict: 'needs-co-handlers', outdated: true });
  });

  it('silence counts as "fits" once the time is over', async () => {
    await asks();
    vi.setSystemTime(new Date('2026-03-05T16:00:00.000Z'));
    const { lines, asked } = await read();
    expect(asked).toMatchObject({ until: '2026-03-05T16:00:00.000Z', isOver: true });
    expect(lines[2]?.comments[0]?.verdict).toBe('silent');
    expect(await give('comment', { proposalId: 'p2', version: 1, verdict: 'fits' }, 'parks-clerk')).toMatchObject({
      status: 409,
      body: { type: problem('comments-over') },
    });
  });

  it('show a unit what a proposal asks for, and no more of it, as long as it waits to be dispatched', async () => {
    await asks();
    const { lines, own } = await read('parks-clerk');
    expect(own).toEqual({ lines: 2, said: 0 });
    expect(Object.keys(lines[0]?.proposal ?? {}).sort()).toEqual(['caseNumber', 'matter', 'suggestions', 'title']);
    expect((await board.api.ask('parks-clerk', 'GET', '/v1/proposals/p2')).status).toBe(404);
    expect((await read()).lines.every(({ proposal }) => proposal === undefined)).toBe(true);
    const told = await give('comment', { proposalId: 'p2', version: 1, verdict: 'fits' }, 'parks-clerk');
    expect(told.body).toMatchObject({ own: { lines: 2, said: 1 }, lines: [{ proposalId: 'p2', proposal: { title: expect.any(String) } }] });
    await board.api.ask('du', 'POST', '/v1/proposals/p2/commands/dispatch', { body: { lead: { unitId: 'police' } }, key: 'elsewhere' });
    expect((await read('parks-clerk')).lines.map(({ proposalId, proposal }) => [proposalId, proposal === undefined])).toEqual([
      ['p1', false],
      ['p2', true],
    ]);
  });

  it('are reminded of on the last morning, where a unit has not said all', async () => {
    await asks();
    for (const proposalId of ['p1', 'p2']) await give('comment', { proposalId, version: 1, verdict: 'fits' }, 'parks-clerk');
    const world = await mailed();
    for (const clerk of ['parks-clerk', 'police-clerk']) await world.runs(clerk);
    world.at('2026-03-05T01:40:00.000Z');
    for (const clerk of ['parks-clerk', 'police-clerk']) await world.runs(clerk);
    expect(world.subjects).toEqual([
      'parks-clerk: 【预交办征求意见】预分办方案（2件）',
      'police-clerk: 【预交办征求意见】预分办方案（1件）',
      'police-clerk: 【预交办征求意见】预分办方案（今日截止，1件未反馈）',
    ]);
    expect(world.mails.sent.at(-1)?.rendered.text).toContain(`/desk/comments?allocation=${id}`);
  });

  it('are no longer asked for, nor reminded of, once the draft is thrown away', async () => {
    await asks();
    await give('discard');
    const world = await mailed();
    world.at('2026-03-05T01:40:00.000Z');
    for (const clerk of ['parks-clerk', 'transport-clerk', 'police-clerk']) await world.runs(clerk);
    expect(world.subjects).toEqual([]);
  });

  it('are asked for by one mail a clerk, with the number of lines and the day', async () => {
    await asks();
    const world = await mailed();
    for (const clerk of ['parks-clerk', 'transport-clerk', 'police-clerk']) await world.runs(clerk);
    expect(world.subjects).toEqual([
      'parks-clerk: 【预交办征求意见】预分办方案（2件）',
      'transport-clerk: 【预交办征求意见】预分办方案（1件）',
      'police-clerk: 【预交办征求意见】预分办方案（1件）',
    ]);
  });
});
