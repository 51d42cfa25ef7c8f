import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalKey, registerKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { listDocuments, readDocument } from '#functions/api/routes/documents.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body, ofShare } from '#test/support/product-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const chasers = registerKey(body, 'paper.提案催〔2026〕{n}号');
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const remind = (id: string, sent: object = {}, key = api.freshKey()) =>
  api.ask('du', 'POST', `/v1/proposals/${id}/commands/remind`, { body: sent, key });
const list = (id: string, person = 'du') => api.ask(person, 'GET', `/v1/proposals/${id}/documents`);
const documentsOf = async (id: string) => (await list(id)).body['documents'] as Record<string, unknown>[];
const page = (id: string, n: number | string, accept: string, person = 'du') =>
  api.ask(person, 'GET', `/v1/proposals/${id}/documents/${n}`, { headers: { Accept: accept } });

describe('a reminder by hand', () => {
  it('of a unit’s clock comes with a numbered paper', async () => {
    const id = await api.inHandling();
    expect(await remind(id, { clockId: 'a1.reply' })).toMatchObject({
      status: 200,
      body: { stage: 'in-handling', events: [{ type: 'RemindedByHand', clockId: 'a1.reply' }] },
    });
    expect(await documentsOf(id)).toEqual([
      {
        n: 1,
        kind: 'chaser',
        name: { zh: '提案办理提醒通知', en: 'Reminder of a proposal' },
        number: '提案催〔2026〕1号',
        unit: { id: 'transport', name: '云澜区交通运输局' },
        clockId: 'a1.reply',
        clock: { zh: '办理答复', en: 'reply' },
        rule: 'by-hand-2026-03-02',
        dueOn: '2026-06-02',
        provisional: false,
        issuedAt: '2026-03-02T02:00:00.000Z',
      },
    ]);
  });

  it('of a person’s or a role’s clock comes without', async () => {
    const id = await api.submits();
    await api.does('he', id, 'remind');
    expect((await api.ask('cao', 'GET', `/v1/proposals/${id}/documents`)).body).toEqual({ id, documents: [] });
  });

  it('sent twice is one reminder and one paper', async () => {
    const id = await api.inHandling();
    const first = await remind(id, {}, 'k');
    expect((await remind(id, {}, 'k')).body).toEqual(first.body);
    expect(await documentsOf(id)).toHaveLength(1);
    expect(api.product.ledger.log(chasers)).toHaveLength(1);
  });

  it('a second time on the same day is refused, and says when the first was', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    const told = await remind(id, { clockId: 'a1.reply' });
    expect(told).toMatchObject({ status: 409, body: { type: type('already-reminded'), detail: expect.stringContaining('10:00') } });
  });

  it('is refused where no clock runs', async () => {
    const id = await api.answered();
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    expect(await remind(id)).toMatchObject({ status: 409, body: { type: type('nothing-to-remind') } });
  });

  it('stays on record when its paper finds no number; the next alarm makes up for it', async () => {
    const id = await api.inHandling();
    const { ledger } = api.product;
    const append = ledger.append.bind(ledger);
    ledger.append = async (commit) => {
      if (commit.command === 'take-number') throw new Error('out of time');
      return append(commit);
    };
    expect((await remind(id, { clockId: 'a1.reply' })).status).toBe(200);
    expect(await documentsOf(id)).toEqual([]);
    ledger.append = append;
    vi.setSystemTime('2026-05-20T02:00:00.000Z');
    const { cases, access } = api.product;
    await soundAlarm(
      { cases, registers: ledgerRegisters(access) },
      { execution: { ...ofShare('a1'), proposalId: id }, waitingIn: 'in-handling' },
    );
    expect(await documentsOf(id)).toMatchObject([{ rule: 'by-hand-2026-03-02', number: '提案催〔2026〕1号' }]);
  });

  it('is in the history with who it was', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply', note: '请本周内答复。' });
    const { commits } = (await api.ask('transport-clerk', 'GET', `/v1/proposals/${id}/history`)).body as { commits: object[] };
    expect(commits.slice(-2)).toMatchObject([
      { command: 'remind', actor: { id: 'du', role: 'dispatcher' }, events: [{ type: 'RemindedByHand', note: '请本周内答复。' }] },
      { command: 'take-number', actor: { id: 'system' }, events: [{ type: 'DocumentNumbered', text: '提案催〔2026〕1号' }] },
    ]);
  });
});

describe('a numbered paper', () => {
  it('is read as JSON, and by whoever asks for a page as one that can be printed', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    for (const accept of ['application/json', '*/*', 'application/json, text/html']) {
      expect((await page(id, 1, accept)).body, accept).toMatchObject({
        n: 1,
        number: '提案催〔2026〕1号',
        text: expect.stringContaining('〔2026〕1号'),
      });
    }
    const told = await page(id, 1, 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8');
    expect(told.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
    expect(told.headers.get('Vary')).toContain('Accept');
    for (const part of [
      '提案催〔2026〕1号',
      '云澜区交通运输局',
      '政府办公室',
      '答复委员',
      '2026年3月2日',
      '抄送：政协提案委员会。',
      '特此通知。',
    ])
      expect(told.text).toContain(part);
    expect(told.text).toMatch(/剩92天/);
  });

  it('loads and runs nothing, whatever the case’s title is', async () => {
    const id = await api.inHandling('lin', aContent({ title: '<script>alert(1)</script>' }));
    await remind(id);
    const told = await page(id, 1, 'text/html');
    expect(told.text).not.toContain('<script');
    expect(told.text).toContain('&lt;script&gt;');
    expect(told.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
  });

  it('tells the days of its own day for ever', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    const before = await page(id, 1, 'text/html');
    vi.setSystemTime('2026-06-20T02:00:00.000Z');
    expect((await page(id, 1, 'text/html')).text).toBe(before.text);
  });

  it('says that its due day is provisional, also once the deadline has moved to a settled one', async () => {
    vi.setSystemTime('2026-10-12T02:00:00.000Z');
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    expect(await documentsOf(id)).toMatchObject([{ dueOn: '2027-01-12', provisional: true }]);
    const { deadline, dueAt, yellowAt } = aClock('reply');
    const moved = { type: 'DeadlineMoved', clockId: 'a1.reply', deadline, dueAt, yellowAt, cause: 'extension' };
    await api.product.append(proposalKey(body, id), '2026-10-13T02:00:00.000Z', [moved]);
    expect((await page(id, 1, 'text/html')).text).toContain('2027年1月12日前（含当日，暂定）');
  });

  it('keeps its place when others follow', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    await remind(id, { clockId: 'a2.opinion' });
    expect((await documentsOf(id)).map(({ n, clockId }) => [n, clockId])).toEqual([
      [1, 'a1.reply'],
      [2, 'a2.opinion'],
    ]);
  });

  it('is for the unit it is addressed to, the office, the committee and auditors; for anybody else it is not there', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    for (const person of ['cao', 'song', 'transport-clerk', 'transport-leader', 'auditor']) {
      expect((await list(id, person)).body['documents'], person).toHaveLength(1);
      expect((await page(id, 1, 'text/html', person)).status, person).toBe(200);
    }
    for (const person of ['lin', 'parks-clerk']) {
      expect((await list(id, person)).body, person).toEqual({ id, documents: [] });
      expect((await page(id, 1, 'text/html', person)).text, person).toBe((await page('p0', 1, 'text/html', person)).text);
    }
    for (const person of ['shen', 'police-clerk', 'administrator']) {
      expect((await list(id, person)).status, person).toBe(404);
      expect((await page(id, 1, 'text/html', person)).text, person).toBe((await page('p0', 1, 'text/html', person)).text);
    }
  });

  it('keeps its place for a unit that may not read the one before it', async () => {
    const id = await api.inHandling();
    await remind(id, { clockId: 'a1.reply' });
    await remind(id, { clockId: 'a2.opinion' });
    expect((await list(id, 'parks-clerk')).body['documents']).toMatchObject([{ n: 2, clockId: 'a2.opinion' }]);
    expect((await page(id, 2, '*/*', 'parks-clerk')).status).toBe(200);
  });

  it.each(['2', '9999'])('number %s of a case that has one is not there', async (n) => {
    const id = await api.inHandling();
    await remind(id);
    expect(await page(id, n, '*/*')).toMatchObject({ status: 404, body: { type: type('not-found') } });
  });

  it.each(['0', '01', '-1', '1.5', 'x', '10000'])('number %s is no number', async (n) => {
    expect(await page(await api.inHandling(), n, '*/*')).toMatchObject({ status: 400 });
  });

  it('answers what the API’s document tells', async () => {
    const id = await api.inHandling();
    await remind(id);
    expect(listDocuments.spec.response.safeParse((await list(id)).body).success).toBe(true);
    expect(readDocument.spec.response.safeParse((await page(id, 1, '*/*')).body).success).toBe(true);
  });
});

describe('a paper of the committee', () => {
  const issuers = {
    office: { zh: '澜州市云澜区人民政府办公室', en: 'Office of the Government of Yunlan District', code: '云政办' },
    committee: { zh: '中国人民政治协商会议澜州市云澜区委员会提案委员会', en: 'Proposals Committee', code: '云政协' },
  };
  const policies = {
    policy: { ...defaultPolicy, version: 'yunlan-1', issuers },
    inForceFrom: '2026-03-02',
  };

  it('bears its own name and number, never the government office’s; each side gets a copy of the other’s', async () => {
    expect((await api.ask('administrator', 'POST', '/v1/policies', { body: policies, key: 'policy' })).status).toBeLessThan(300);
    const id = await api.inHandling();
    await api.ask('cao', 'POST', `/v1/proposals/${id}/commands/remind`, { body: { clockId: 'a1.reply', note: '请抓紧。' }, key: 'r1' });
    await remind(id, { clockId: 'a2.opinion' });
    const numbers = (await documentsOf(id)).map(({ number }) => number);
    expect(numbers).toEqual(['云政协提案催〔2026〕1号', '云政办提案催〔2026〕1号']);
    const [committee, office] = await Promise.all([1, 2].map(async (n) => String((await page(id, n, 'application/json')).body['text'])));
    expect(committee).toMatch(new RegExp(`^${issuers.committee.zh}\n云政协提案催〔2026〕1号\n`, 'u'));
    expect(committee).toContain(`抄送：${issuers.office.zh}。`);
    expect(committee).toContain('附言：请抓紧。');
    expect(committee).toContain('联系人：曹慎之同志');
    expect(office).toMatch(new RegExp(`^${issuers.office.zh}\n云政办提案催`, 'u'));
    expect(office).toContain(`抄送：${issuers.committee.zh}。`);
  });
});
