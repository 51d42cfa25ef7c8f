import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalKey } from '#core/ledger/keys.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';

let board: PlanBoard;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  board = await PlanBoard.with('p1', 'p2', 'p3');
  const plan = await board.seals([dispatchTo('p1', 'transport', 'parks'), dispatchTo('p2', 'transport')]);
  await board.runs(plan, { grace: 'PT0S' });
  await board.carriesOut(plan);
  ({ id } = plan);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const get = (subject: string, path: string) => board.api.ask(subject, 'GET', `/v1/dispatch-notices${path}`);

describe('notices of what a run gave the units', () => {
  it('are listed to a unit as its own, to the office and the auditor as all there are, the latest first', async () => {
    const mine = await get('transport-clerk', '');
    expect(mine.body).toEqual({
      year: '2026',
      notices: [
        {
          noticeId: id,
          planId: id,
          unit: { id: 'transport', name: expect.any(String) },
          number: '提案交〔2026〕2号',
          issuedOn: '2026-03-02',
          lines: 2,
        },
      ],
    });
    for (const subject of ['du', 'song', 'auditor'])
      expect((await get(subject, '')).body, subject).toMatchObject({
        notices: [{ number: '提案交〔2026〕2号' }, { number: '提案交〔2026〕1号', unit: { id: 'parks' }, lines: 1 }],
      });
    expect((await get('du', '?unit=parks')).body).toMatchObject({ notices: [{ unit: { id: 'parks' } }] });
    expect((await get('du', '?year=2025')).body).toEqual({ year: '2025', notices: [] });
    expect((await get('parks-clerk', '?unit=transport')).status).toBe(403);
    for (const subject of ['lin', 'cao', 'administrator']) expect((await get(subject, '')).status, subject).toBe(403);
  });

  it('are papers: what was given, as what, whose it is, by when and whom to ask', async () => {
    const { body: paper } = await get('parks-clerk', `/${id}/parks`);
    expect(paper).toMatchObject({
      number: '提案交〔2026〕1号',
      issuedOn: '2026-03-02',
      lines: [
        {
          proposalId: 'p1',
          caseNumber: expect.any(String),
          role: 'co-handler',
          proposers: { author: { id: 'lin' }, coSigners: 0 },
          others: [{ unit: { id: 'transport' }, role: 'lead' }],
          dues: expect.arrayContaining([expect.objectContaining({ kind: 'opinion' })]),
        },
      ],
      contact: { person: { zh: expect.stringMatching(/同志$/) } },
      session: expect.stringContaining('会议'),
    });
    for (const subject of ['transport-clerk', 'lin', 'cao', 'administrator'])
      expect((await get(subject, `/${id}/parks`)).status, subject).toBe(404);
    expect((await get('du', `/${id}/police`)).status).toBe(404);
    expect((await get('du', '/nowhere/parks')).status).toBe(404);
  });

  it('come as files of the office, and the list for the meeting as one of all', async () => {
    const file = await get('parks-clerk', `/${id}/parks/file?as=html`);
    expect(file.status).toBe(200);
    for (const words of ['关于交办', '提案交〔2026〕1号', '林', '会办']) expect(file.text, words).toContain(words);
    expect((await get('transport-clerk', `/${id}/parks/file?as=html`)).status).toBe(404);
    const list = await board.api.ask('du', 'GET', `/v1/plans/${id}/dispatch-list?as=html`);
    for (const words of ['提案交办清单', '共2件，2个承办单位', '提案人', '主办单位']) expect(list.text, words).toContain(words);
    expect((await board.api.ask('parks-clerk', 'GET', `/v1/plans/${id}/dispatch-list`)).status).toBe(404);
    const own = await board.api.ask('du', 'GET', `/v1/plans/${id}/dispatch-list?as=html&unit=transport`);
    for (const words of ['提案交办清单（云澜区交通运输局）', '共2件。']) expect(own.text, words).toContain(words);
    const coHandled = await board.api.ask('du', 'GET', `/v1/plans/${id}/dispatch-list?as=html&unit=parks`);
    expect(coHandled.text).toContain('共1件。');
    // By when the unit owes its opinion, not by when the lead answers.
    expect([coHandled.text.includes('4月2日'), coHandled.text.includes('6月2日'), own.text.includes('6月2日')]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await board.api.ask('du', 'GET', `/v1/plans/${id}/dispatch-list?unit=police`)).status).toBe(404);
  });

  it('stay as they were issued when a share is given to another unit afterwards', async () => {
    const before = await get('du', `/${id}/parks`);
    await board.api.does('du', 'p1', 'reassign', { assignmentId: 'a2', to: 'police', reason: '治安事项归公安。' });
    expect((await get('du', `/${id}/parks`)).body).toEqual(before.body);
  });

  it('have their number in the mail of the run, and none in the mail of a dispatch of its own', async () => {
    await board.api.does('du', 'p3', 'dispatch', { lead: { unitId: 'parks' } });
    const world = await MailWorld.begin();
    for (const pk of ['p1', 'p2', 'p3'].map((proposal) => proposalKey(body, proposal))) {
      for (const commit of board.api.product.ledger.log(pk)) await world.product.ledger.append(commit);
      await world.gathers(pk);
    }
    for (const commit of board.api.product.ledger.log(`${body}#plan#${id}`)) await world.product.ledger.append(commit);
    world.at('2026-03-02T02:30:00.000Z');
    for (const clerk of ['parks-clerk', 'transport-clerk']) await world.runs(clerk);
    const [parks = '', transport = ''] = world.mails.sent.map(({ rendered }) => rendered.text);
    expect(parks.match(/提案交〔2026〕1号/g)).toHaveLength(1);
    expect(transport.match(/提案交〔2026〕2号/g)).toHaveLength(2);
  });
});
