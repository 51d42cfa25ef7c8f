import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCodeIn, letterCheckItems, printedCode } from '#core/letters/letter-check.ts';
import { isNumbered } from '#core/case/case.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { body } from '#test/support/product-in-memory.ts';

const code = '7K3MQ9XD';
const sealed = {
  kind: 'reply',
  round: 0,
  number: '云经信提复〔2026〕42号',
  on: '2026-05-08',
  letter: composeLetter(letterFacts),
  letterHash: '0123456789abcdef'.repeat(4),
  checkCode: code,
} as const;

/** The API over a case whose letter was sealed. */
async function withSealed(): Promise<ApiInMemory> {
  const api = await ApiInMemory.withDirectory();
  const id = await api.answered();
  const { state } = await api.product.cases.read(body, id);
  if (state === undefined || !isNumbered(state)) throw new Error('the case has no letter');
  const assignments = state.assignments.map((one) => (one.role === 'lead' ? { ...one, letters: [sealed] } : one));
  const puts = letterCheckItems(body, { ...state, assignments });
  expect(puts).toHaveLength(1);
  await api.product.views.writeLists({ puts, removes: [] });
  return api;
}

describe('the code on a letter', () => {
  it('tells everybody number, title, date, issuer and the beginning of the hash, and nothing else of it', async () => {
    const api = await withSealed();
    const told = await api.ask(undefined, 'GET', `/check/${code}`);
    expect(told.status).toBe(200);
    for (const said of [
      '查有此函',
      '云经信提复〔2026〕42号',
      '澜州市云澜区经济和信息化局关于区政协六届一次会议第17号提案的复函',
      '2026年5月8日',
      '0123456789abcdef',
      '7K3M-Q9XD',
    ])
      expect(told.text).toContain(said);
    for (const hidden of ['许承泽', '白泊舟', '南宫信', '5550101', '扶持小微工厂', sealed.letterHash])
      expect(told.text).not.toContain(hidden);
    expect(told.headers.get('Cache-Control')).toBe('no-store');
    expect(told.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it.each(['7k3m-q9xd', ' 7K3M Q9XD ', '7K3MQ9XD'])('is found as it is typed: %s', async (typed) => {
    const api = await withSealed();
    expect((await api.ask(undefined, 'GET', `/check?code=${encodeURIComponent(typed)}`)).text).toContain('查有此函');
  });

  it.each(['7K3MQ9XE', '', '1', 'x'.repeat(400), '<script>alert(1)</script>', '../../etc'])(
    'that belongs to no letter says so, whatever it is: %s',
    async (typed) => {
      const api = await withSealed();
      const told = await api.ask(undefined, 'GET', `/check?code=${encodeURIComponent(typed)}`);
      expect(told.status).toBe(typed === '' ? 200 : 404);
      expect(told.text).not.toContain('查有此函');
      expect(told.text).not.toContain('<script');
    },
  );

  it('is printed in two halves, and read with the letters that people take for figures', () => {
    expect(printedCode(code)).toBe('7K3M-Q9XD');
    expect(checkCodeIn('ol3m-q9xd')).toBe('013MQ9XD');
    expect(checkCodeIn('7K3M-Q9X')).toBeUndefined();
    expect(checkCodeIn('7K3M-Q9XU')).toBeUndefined();
  });
});

describe('a letter that was sealed at signing', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') }));
  afterEach(() => void vi.useRealTimers());

  it('bears the code by which it is found, and prints for ever what was sealed, whatever its unit is called since', async () => {
    const api = await ApiInMemory.withDirectory();
    const policy = { policy: { ...defaultPolicy, version: 'yunlan-1', letters: {} }, inForceFrom: '2026-03-03' };
    expect((await api.ask('administrator', 'POST', '/v1/policies', { body: policy, key: 'policy' })).status).toBeLessThan(300);
    vi.setSystemTime('2026-03-03T02:00:00.000Z');
    const id = await api.answered();
    const path = `/v1/proposals/${id}/assignments/a1/letter?as=pdf`;
    const before = await api.fetches('lin', path);
    const [, code = ''] = /查验码：\s*([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await textOfFile(before.bytes)) ?? [];
    expect((await api.ask(undefined, 'GET', `/check/${code}`)).text).toContain('查有此函');
    const unit = { id: 'transport', name: '云澜区交通局', nameEn: 'Yunlan District Traffic Bureau', letterCode: '云通' };
    await api.product.append(directoryKey(body), '2026-03-03T03:00:00.000Z', [{ type: 'UnitRecorded', unit }]);
    expect(Buffer.compare(before.bytes, (await api.fetches('cao', path)).bytes)).toBe(0);
  });
});

describe('a letter that was corrected', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') }));
  afterEach(() => void vi.useRealTimers());

  it('says so under its code, in the list of letters and beside its text; both are printed as they went out', async () => {
    const api = await ApiInMemory.withDirectory();
    const policy = { policy: { ...defaultPolicy, version: 'yunlan-1', letters: {} }, inForceFrom: '2026-03-03' };
    expect((await api.ask('administrator', 'POST', '/v1/policies', { body: policy, key: 'policy' })).status).toBeLessThan(300);
    vi.setSystemTime('2026-03-03T02:00:00.000Z');
    const id = await api.answered();
    const listed = async () => (await api.ask('lin', 'GET', `/v1/proposals/${id}/letters`)).body['letters'] as Record<string, unknown>[];
    const [first] = await listed();
    const number = String(first?.['number']);
    const path = `/v1/proposals/${id}/assignments/a1/letter?as=pdf&number=`;
    const before = await api.fetches('lin', `${path}${encodeURIComponent(number)}`);
    await api.does('transport-leader', id, 'correct-reply', { mistake: '类别有误。', reason: '核稿疏漏。', class: 'A' });
    await relayLog(api.product.relay, proposalKey(body, id));
    await relayLog(api.product.relay, proposalKey(body, id));
    const [was, correction] = await listed();
    const right = String(correction?.['number']);
    expect(was).toMatchObject({ number, correctedBy: { number: right, on: '2026-03-03' } });
    expect(correction).toMatchObject({ kind: 'correction', corrects: number, class: 'A' });
    const page = await api.ask(undefined, 'GET', `/check/${String(correction?.['checkCode'])}`);
    expect(page.text).toContain('查有此函');
    expect(page.text).toContain(`本函更正${number}（2026年3月3日）`);
    const text = await textOfFile((await api.fetches('cao', `${path}${encodeURIComponent(right)}`)).bytes);
    expect(text).toContain('关于更正');
    expect(text).toContain('类别有误。');
    const after = await api.fetches('lin', `${path}${encodeURIComponent(number)}`);
    expect(Buffer.compare(before.bytes, after.bytes)).toBe(0);
    const firstPage = await api.ask(undefined, 'GET', `/check/${String(first?.['checkCode'])}`);
    expect(firstPage.text).toContain(`本函有误，已由${right}（2026年3月3日）更正`);
    const { body: found } = await api.ask('lin', 'GET', `/v1/proposals/${id}`);
    expect(found).toMatchObject({
      class: 'A',
      assignments: [{ replies: [{ letterNumber: number }, { letterNumber: right, corrects: number }] }, {}],
    });
  });
});
