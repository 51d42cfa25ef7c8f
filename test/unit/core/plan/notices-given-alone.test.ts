import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyKey, proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';

let board: PlanBoard;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  board = await PlanBoard.with('p1', 'p2');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function numbersSingly(): Promise<void> {
  const dispatchNoticeNumber = { ...defaultPolicy.dispatchNoticeNumber, singly: true };
  const policy = { ...defaultPolicy, version: 'own', dispatchNoticeNumber };
  await board.api.product.append(policyKey(body), '2026-03-01T00:00:00.000Z', [
    { type: 'PolicyRecorded', policy, inForceFrom: '2026-03-01' },
  ]);
}

const get = (subject: string, path: string) => board.api.ask(subject, 'GET', `/v1/dispatch-notices${path}`);
const give = (subject: string, id: string, command: string, payload: object, key = board.api.freshKey()) =>
  board.api.ask(subject, 'POST', `/v1/proposals/${id}/commands/${command}`, { body: payload, key });
const register = () => board.api.product.ledger.log(`${body}#register#dispatch-notice.2026`);
const listed = async (subject: string) => (await get(subject, '')).body['notices'];
const both = { lead: { unitId: 'transport' }, coHandlers: [{ unitId: 'parks' }] };
const handed = { assignmentId: 'a2', to: 'police', reason: '治安事项归公安。' };

describe('a notice of what was dispatched alone', () => {
  it('bears no number, and costs nothing, unless the policy asks for it', async () => {
    await give('du', 'p1', 'dispatch', both);
    expect(register()).toEqual([]);
    expect(JSON.stringify(board.log('p1'))).not.toContain('notice');
  });

  it('bears a number of the register of runs, one a unit, taken in one write', async () => {
    await numbersSingly();
    const plan = await board.seals([dispatchTo('p2', 'transport')]);
    await board.runs(plan, { grace: 'PT0S' });
    await board.carriesOut(plan);
    const { body: told } = await give('du', 'p1', 'dispatch', both);
    expect(told['events']).toMatchObject([
      { type: 'ProposalDispatched' },
      { type: 'UnitAssigned', unitId: 'transport', notice: '提案交〔2026〕2号' },
      {},
      {},
      { type: 'UnitAssigned', unitId: 'parks', notice: '提案交〔2026〕3号' },
      {},
      {},
    ]);
    expect(register()).toHaveLength(2);
    expect(await listed('parks-clerk')).toEqual([
      {
        noticeId: 'p1.a2.1',
        unit: { id: 'parks', name: expect.any(String) },
        number: '提案交〔2026〕3号',
        issuedOn: '2026-03-02',
        lines: 1,
      },
    ]);
    expect(await listed('du')).toMatchObject([{ noticeId: 'p1.a2.1' }, { noticeId: 'p1.a1.1' }, { noticeId: plan.id, planId: plan.id }]);
  });

  it('is a paper, and a file, of its unit and of those who oversee', async () => {
    await numbersSingly();
    await give('du', 'p1', 'dispatch', both);
    expect((await get('parks-clerk', '/p1.a2.1/parks')).body).toMatchObject({
      number: '提案交〔2026〕2号',
      lines: [
        {
          proposalId: 'p1',
          caseNumber: '46',
          role: 'co-handler',
          proposers: { author: { id: 'lin' }, coSigners: 0 },
          others: [{ unit: { id: 'transport' }, role: 'lead' }],
          dues: expect.arrayContaining([expect.objectContaining({ kind: 'opinion' })]),
        },
      ],
      contact: { person: { zh: expect.stringMatching(/同志$/) } },
      session: expect.stringContaining('会议'),
    });
    const file = await get('parks-clerk', '/p1.a2.1/parks/file?as=html');
    for (const words of ['关于交办', '提案交〔2026〕2号', '提案1件', '会办']) expect(file.text, words).toContain(words);
    for (const subject of ['transport-clerk', 'lin', 'cao', 'administrator'])
      expect((await get(subject, '/p1.a2.1/parks')).status, subject).toBe(404);
    for (const path of ['/p1.a2.1/transport', '/p1.a2.2/parks', '/p1.a3.1/parks', '/p9.a1.1/parks', '/p1.a1/transport'])
      expect((await get('du', path)).status, path).toBe(404);
  });

  it('is another one for the unit that a share goes to afterwards; the first stays as it was', async () => {
    await numbersSingly();
    await give('du', 'p1', 'dispatch', both);
    const before = await get('du', '/p1.a2.1/parks');
    const { body: told } = await give('du', 'p1', 'reassign', handed);
    expect(told['events']).toMatchObject([{ type: 'AssignmentReassigned', unitId: 'police', notice: '提案交〔2026〕3号' }, {}]);
    expect((await get('police-clerk', '/p1.a2.2/police')).body).toMatchObject({
      number: '提案交〔2026〕3号',
      lines: [{ role: 'co-handler' }],
    });
    expect((await get('du', '/p1.a2.1/parks')).body).toEqual(before.body);
  });

  it('takes no number for what is refused, and the same one for what is sent twice, by two at once, or after a crash', async () => {
    await numbersSingly();
    expect((await give('du', 'p1', 'dispatch', { lead: { unitId: 'nowhere' } })).status).toBe(422);
    expect((await give('parks-clerk', 'p1', 'dispatch', both)).status).not.toBe(200);
    expect(register()).toEqual([]);
    // Dies between the register and the case.
    const { ledger } = board.api.product;
    const whole = ledger.append.bind(ledger);
    const append = vi
      .spyOn(ledger, 'append')
      .mockImplementation((commit) => (commit.pk.includes('#proposal#') ? Promise.reject(new Error('killed')) : whole(commit)));
    await give('du', 'p1', 'dispatch', { lead: { unitId: 'transport' } });
    append.mockRestore();
    expect(register()).toHaveLength(1);
    const answers = await Promise.all([
      give('du', 'p1', 'dispatch', { lead: { unitId: 'parks' } }, 'mine'),
      give('song', 'p1', 'dispatch', { lead: { unitId: 'police' } }, 'theirs'),
      give('du', 'p1', 'dispatch', { lead: { unitId: 'parks' } }, 'mine'),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(await listed('du')).toMatchObject([{ noticeId: 'p1.a1.1', number: '提案交〔2026〕1号' }]);
    expect(register()).toHaveLength(1);
  });

  it('has its number in the mail to the unit, and in nobody else’s', async () => {
    await numbersSingly();
    await give('du', 'p1', 'dispatch', both);
    await give('du', 'p1', 'reassign', handed);
    const world = await MailWorld.begin();
    for (const commit of board.api.product.ledger.log(proposalKey(body, 'p1'))) await world.product.ledger.append(commit);
    await world.gathers(proposalKey(body, 'p1'));
    world.at('2026-03-02T02:30:00.000Z');
    for (const clerk of ['transport-clerk', 'police-clerk', 'parks-clerk', 'lin']) await world.runs(clerk);
    const told = world.mails.sent.map(({ to, rendered }) => [to.email.split('@')[0], /提案交〔2026〕\d+号/.exec(rendered.text)?.[0]]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['transport-clerk', '提案交〔2026〕1号'],
        ['police-clerk', '提案交〔2026〕3号'],
      ]),
    );
    expect(told.filter(([who]) => who !== 'transport-clerk' && who !== 'police-clerk').every(([, number]) => number === undefined)).toBe(
      true,
    );
  });
});
