import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import * as z from 'zod';
import { settleMerge } from '#core/case/settle-merge.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;
/** lin's, and shen's, made with lin: numbers 1 and 2, both wait for dispatch. */
let first: string;
let second: string;

async function filed(subject: string, content: object): Promise<string> {
  const id = await api.submits(subject, content);
  await api.does('cao', id, 'file');
  return id;
}

async function twoAlike(): Promise<void> {
  api = await ApiInMemory.withDirectory();
  first = await filed('lin', aContent());
  second = await filed('shen', aContent({ kind: 'joint', coSigners: ['lin'] }));
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  await twoAlike();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const give = (subject: string, id: string, command: string, payload: object, key = api.freshKey()) =>
  api.ask(subject, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key });
const read = async (id: string, subject = 'du') => (await api.ask(subject, 'GET', `/v1/proposals/${id}`)).body;
const term = z.object({ zh: z.string(), en: z.string() });
const consequencesOf = z.array(z.object({ when: term.optional(), sentences: z.array(term) }));
const reason = '两案同一事项。';
const events = (id: string) =>
  api.product.ledger.log(proposalKey(body, id)).flatMap((commit) => commit.events.map((event) => Object(event).type));

describe('two proposals of one matter', () => {
  it('become one: the merged one keeps its number and says where it went, its proposers are among those of the leading one', async () => {
    const told = await give('cao', second, 'merge', { into: first, reason });
    expect([told.status, told.body['stage']]).toEqual([200, 'merged']);
    expect(await read(second)).toMatchObject({
      caseNumber: '2',
      stage: 'merged',
      stageName: { zh: '已并案' },
      mergedInto: { id: first, caseNumber: '1' },
      tasks: [],
    });
    expect(await read(first)).toMatchObject({
      stage: 'awaiting-dispatch',
      takenIn: [{ id: second, caseNumber: '2' }],
      content: { coSigners: [{ id: 'shen' }] },
    });
    // Who had nothing to do with the leading one reads it from now on.
    expect((await read(first, 'shen'))['id']).toBe(first);
  });

  it('are offered to each other, the most alike first, to whoever may merge them', async () => {
    const third = await filed(
      'lin',
      aContent({ title: '关于增设社区图书角的提案', matter: '阅读空间不足。', suggestions: ['设图书角。'] }),
    );
    const dispatched = await filed('lin', aContent());
    await api.does('du', dispatched, 'dispatch', { lead: { unitId: 'transport' } });
    const own = await api.submits('lin', aContent());
    const ask = (subject: string, id = second) => api.ask(subject, 'GET', `/v1/proposals/${id}/merge-partners`);
    const { body: told } = await ask('du');
    expect(told).toMatchObject({
      id: second,
      like: [
        { id: first, into: '1', caseNumber: '1', likeness: 100, text: { matter: expect.any(String), suggestions: expect.any(Array) } },
      ],
      // Neither itself, nor what is in review or handled.
      compared: 2,
    });
    expect((await ask('cao', third)).body['like']).toEqual([]);
    expect((await ask('lin', first)).status).toBe(403);
    expect([403, 404]).toContain((await ask('transport-clerk')).status);
    expect((await ask('du', 'nowhere')).status).toBe(404);
    // What went along is nobody's leading one any more.
    await api.does('du', second, 'merge', { into: '1', reason });
    expect((await ask('cao', own)).body).toMatchObject({ like: [{ id: first }], compared: 2 });
  });

  it('are named by number as well', async () => {
    expect((await give('du', second, 'merge', { into: '1', reason }, 'again')).status).toBe(200);
    expect(await read(second)).toMatchObject({ mergedInto: { id: first, caseNumber: '1' } });
    // Sent again when nothing waits under that number any more, it is the same command.
    await api.does('du', first, 'dispatch', { lead: { unitId: 'transport' } });
    expect((await give('du', second, 'merge', { into: '1', reason }, 'again')).status).toBe(200);
    expect((await give('du', second, 'merge', { into: '999', reason })).status).toBe(409);
  });

  it('stay two where it cannot be: by whom, into what, once dispatched', async () => {
    for (const subject of ['lin', 'transport-clerk', 'auditor'])
      expect([403, 404], subject).toContain((await give(subject, second, 'merge', { into: first, reason })).status);
    const refused = async (id: string, payload: object): Promise<unknown> => (await give('du', id, 'merge', payload)).body['type'];
    expect(await refused(second, { into: second, reason })).toContain('merged-into-itself');
    expect(await refused(second, { into: 'nowhere', reason })).toContain('merge-target');
    expect((await give('du', second, 'merge', { into: first })).status).toBe(400);
    await api.does('du', first, 'dispatch', { lead: { unitId: 'transport' } });
    expect(await refused(second, { into: first, reason })).toContain('merge-target');
    expect(await refused(first, { into: second, reason })).toContain('command-not-legal');
  });

  it('are told what the merging leads to with just that one, for either, before it is confirmed; nothing is done by asking', async () => {
    const ask = (payload: object, id = second, command = 'merge') =>
      api.ask('cao', 'POST', `/v1/proposals/${id}/commands/${command}/consequences`, { body: payload });
    const zh = (told: Awaited<ReturnType<typeof ask>>) =>
      consequencesOf.parse(told.body['consequences']).map(({ when, sentences }) => [when?.zh ?? '', ...sentences.map((one) => one.zh)]);
    const logs = () => [first, second].map((id) => events(id).length);
    const before = logs();
    expect(zh(await ask({ into: '1', reason }))).toEqual([
      [
        '',
        '提案转入“已并案”阶段',
        '“交办”停止计时',
        '将通知提案委员',
        '并入第1号提案《关于完善云澜湖环湖步道照明的提案》，本件案号不变',
        '两件一并交办、一并答复，本件提案人成为对方提案的联名人；交办前可以解除',
      ],
      ['对第1号提案', '将通知提案委员'],
    ]);
    expect((await ask({ into: '999', reason })).body['type']).toContain('merge-target');
    expect((await ask({ into: '1' })).status).toBe(400);
    expect(
      (await api.ask('auditor', 'POST', `/v1/proposals/${second}/commands/merge/consequences`, { body: { into: '1', reason } })).status,
    ).toBe(403);
    expect(
      (await api.ask('shen', 'POST', `/v1/proposals/${first}/commands/merge/consequences`, { body: { into: '2', reason } })).status,
    ).toBe(404);
    expect(logs()).toEqual(before);

    await give('cao', second, 'merge', { into: first, reason });
    const undoing = zh(await ask({ reason }, second, 'undo-merge'));
    expect(undoing.map(([when]) => when)).toEqual(['', '对第1号提案']);
    expect(undoing[0]).toContain('提案转入“待交办”阶段');
    expect(undoing[0]?.join()).toMatch(/“交办”开始计时，期限为2026年/);
    await api.does('du', first, 'dispatch', { lead: { unitId: 'transport' } });
    const { actions } = (await api.ask('cao', 'GET', `/v1/proposals/${second}/actions`)).body;
    expect(actions).toContainEqual(
      expect.objectContaining({
        command: 'undo-merge',
        possible: false,
        why: expect.objectContaining({ zh: expect.stringContaining('第1号提案已经交办') }),
      }),
    );
  });

  it('are no chain: what leads others is merged into nothing, and what is merged leads nobody', async () => {
    const third = await filed('lin', aContent({ title: '关于湖滨路灯的提案' }));
    await give('du', second, 'merge', { into: first, reason });
    expect((await give('du', first, 'merge', { into: third, reason })).body['type']).toContain('leads-others');
    expect((await give('du', third, 'merge', { into: second, reason })).body['type']).toContain('merge-target');
    expect((await give('du', third, 'merge', { into: first, reason })).status).toBe(200);
    expect(await read(first)).toMatchObject({ takenIn: [{ id: second }, { id: third }] });
  });

  it('are two again when it is undone before the dispatch, and not after it', async () => {
    await give('du', second, 'merge', { into: first, reason });
    expect((await give('cao', second, 'undo-merge', { reason: '事项不同。' })).status).toBe(200);
    const [one, other] = [await read(first), await read(second)];
    expect(other).toMatchObject({ stage: 'awaiting-dispatch', tasks: [{ kind: 'dispatch' }] });
    expect([other['mergedInto'], one['takenIn']]).toEqual([undefined, undefined]);
    expect(one['content']).toMatchObject({ coSigners: [] });
    expect((await api.ask('shen', 'GET', `/v1/proposals/${first}`)).status).toBe(404);
    await give('du', second, 'merge', { into: first, reason });
    await api.does('du', first, 'dispatch', { lead: { unitId: 'transport' } });
    expect((await give('du', second, 'undo-merge', { reason: '事项不同。' })).body['type']).toContain('merge-settled');
  });

  it('are merged once by who asks twice, and by two at once', async () => {
    const answers = await Promise.all([
      give('du', second, 'merge', { into: first, reason }, 'mine'),
      give('du', second, 'merge', { into: first, reason }, 'mine'),
      give('cao', second, 'merge', { into: first, reason }, 'theirs'),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    for (const key of ['mine', 'mine']) await give('du', second, 'merge', { into: first, reason }, key);
    expect(events(first).filter((type) => type === 'ProposalTakenIn')).toHaveLength(1);
    expect(events(second).filter((type) => type === 'ProposalMerged')).toHaveLength(1);
  });

  it('are answered and closed together: the merged one closes when the leading one does', async () => {
    await give('du', second, 'merge', { into: first, reason });
    await answered();
    expect((await give('lin', first, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' })).body['stage']).toBe('closed');
    expect(await read(second, 'shen')).toMatchObject({ stage: 'closed', mergedInto: { id: first } });
    expect(events(second).filter((type) => type === 'ProposalClosed')).toHaveLength(1);
  });

  it('close together by silence, too', async () => {
    await give('du', second, 'merge', { into: first, reason });
    await answered();
    vi.setSystemTime(new Date('2026-06-01T02:00:00.000Z'));
    const { access } = api.product;
    await soundAlarm(
      { cases: api.product.cases, registers: ledgerRegisters(access) },
      { execution: { body, proposalId: first, epoch: 1 }, waitingIn: 'awaiting-feedback' },
    );
    expect([await read(first), await read(second)]).toMatchObject([{ stage: 'closed' }, { stage: 'closed' }]);
  });

  it('are no line of a plan', async () => {
    const lines = [{ proposalId: second, command: 'merge', payload: { into: first, reason } }];
    const plan = await api.ask('du', 'POST', '/v1/plans', { body: { lines }, key: 'plan' });
    expect(plan.body['lines']).toMatchObject([{ status: 'refused', why: { name: 'MergeTargetError' } }]);
  });

  it('agree in the end, whoever died where and however often it is mended', async () => {
    const acts = fc.array(fc.constantFrom('merge', 'undo-merge', 'mend-first', 'mend-second'), { maxLength: 6 });
    const law = fc.asyncProperty(fc.nat({ max: 4 }), acts, async (dies, drawn) => {
      await twoAlike();
      const { ledger, cases } = api.product;
      const whole = ledger.append.bind(ledger);
      let left = dies;
      vi.spyOn(ledger, 'append').mockImplementation((commit) => {
        left -= 1;
        return left === -1 ? Promise.reject(new Error('killed')) : whole(commit);
      });
      for (const act of drawn) {
        if (act === 'merge') await give('du', second, 'merge', { into: first, reason });
        else if (act === 'undo-merge') await give('du', second, 'undo-merge', { reason });
        else await settleMerge(cases, { body, proposalId: act === 'mend-first' ? first : second }).catch(() => undefined);
      }
      for (const proposalId of [second, first]) await settleMerge(cases, { body, proposalId });
      const [one, other] = [await read(first), await read(second)];
      const isMerged = other['stage'] === 'merged';
      expect([one['takenIn'] !== undefined, JSON.stringify(one['content']).includes('shen')]).toEqual([isMerged, isMerged]);
    });
    await fc.assert(law, { seed: 7, numRuns: 30 });
  });
});

/** The leading one, up to its reply. */
async function answered(): Promise<void> {
  await api.does('du', first, 'dispatch', { lead: { unitId: 'transport' } });
  await api.does('transport-clerk', first, 'sign-for');
  await api.does('transport-clerk', first, 'issue-reply', { class: 'A', text: '复函正文。' });
}
