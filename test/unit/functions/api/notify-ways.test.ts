import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { directoryKey, policyKey } from '#core/ledger/keys.ts';
import { mobileSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const sms = {
  sign: '云澜区政协',
  fromHour: 9,
  untilHour: 18,
  perDay: 2,
  several: { zh: 'SMS_9' },
  templates: { replied: { zh: 'SMS_1' } },
};
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

async function offersSms(): Promise<void> {
  const policy = { ...defaultPolicy, version: 'sms-1', sms };
  await api.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
}
const choose = (sent: object, key = api.freshKey(), who = 'lin', headers = {}): Promise<Told> =>
  api.ask(who, 'PUT', '/v1/me/notify', { body: sent, key, headers });
const numbers = (personId = 'lin'): string[] =>
  [...api.secrets.kept].flatMap(([key, secret]) => (key.startsWith(mobileSecretKey(body, personId)) ? [secret['number'] ?? ''] : []));
const log = () => api.product.ledger.log(directoryKey(body));

describe('choosing how one is told', () => {
  it('is by mail until one chooses otherwise, and says whether short messages are offered', async () => {
    expect((await api.ask('lin', 'GET', '/v1/me')).body['notify']).toEqual({ by: 'mail', mobile: 'none', smsOffered: false });
    await offersSms();
    // Rules are read at most every ten seconds.
    vi.setSystemTime(new Date('2026-03-02T02:00:11.000Z'));
    const told = await choose({ by: 'sms', mobile: '138 0000-1234' });
    expect(told).toMatchObject({ status: 200, body: { personId: 'lin', by: 'sms', mobile: 'recorded', smsOffered: true } });
    expect((await api.ask('lin', 'GET', '/v1/me')).body['notify']).toEqual({ by: 'sms', mobile: 'recorded', smsOffered: true });
  });

  it('keeps the number in the table of secrets and nowhere else', async () => {
    await offersSms();
    const told = await choose({ by: 'both', mobile: '+86 13800001234' });
    expect(numbers()).toEqual(['+8613800001234']);
    expect(log().at(-1)?.events).toMatchObject([
      { type: 'MobileRecorded', personId: 'lin' },
      { type: 'WayChosen', by: 'both' },
    ]);
    const history = await api.ask('auditor', 'GET', '/v1/directory/history');
    const people = await api.ask('administrator', 'GET', '/v1/directory/people');
    expect([told.text, history.text, people.text, JSON.stringify(log())].join()).not.toMatch(/0000-?1234/u);
    expect(JSON.stringify(vi.mocked(console.log).mock.calls)).not.toContain('00001234');
  });

  it('leaves nothing from which eleven digits could be guessed', async () => {
    await choose({ mobile: '13800001234' }, 'one-key');
    const [first] = log().slice(-1);
    await choose({ mobile: '13900009999' }, 'two-key', 'shen');
    expect(first?.fingerprint).toBe(sha256(JSON.stringify({ mobile: 'recorded', personId: 'lin' })));
    expect(JSON.stringify(first?.events)).not.toContain(sha256('+8613800001234').slice(0, 8));
  });

  it('forgets the number that was replaced or taken away', async () => {
    await choose({ mobile: '13800001234' }, 'first');
    await choose({ mobile: '13900009999' });
    expect(numbers()).toEqual(['+8613900009999']);
    await choose({ mobile: '13800001234' }, 'first');
    expect(numbers()).toEqual(['+8613900009999']);
    expect((await choose({ mobile: null })).body).toMatchObject({ mobile: 'none' });
    expect(numbers()).toEqual([]);
  });

  it('answers a repetition as before, and refuses one key for two numbers', async () => {
    const first = await choose({ mobile: '13800001234' }, 'same');
    expect((await choose({ mobile: '13800001234' }, 'same')).body).toEqual(first.body);
    expect(await choose({ mobile: '13900009999' }, 'same')).toMatchObject({ status: 422, body: { type: type('command-id-reused') } });
    expect(numbers()).toEqual(['+8613800001234']);
  });

  it.each<[string, object, number, string]>([
    ['nothing', {}, 400, 'invalid-request'],
    ['a way that is none', { by: 'fax' }, 400, 'invalid-request'],
    ['a number that is none', { mobile: '12345' }, 400, 'invalid-request'],
    ['a landline', { mobile: '01012345678' }, 400, 'invalid-request'],
    ['somebody else’s', { by: 'mail', personId: 'shen' }, 400, 'invalid-request'],
    ['short messages where there are none', { by: 'sms', mobile: '13800001234' }, 409, 'sms-not-offered'],
  ])('refuses %s', async (_, sent, status, name) => {
    expect(await choose(sent)).toMatchObject({ status, body: { type: type(name) } });
    expect(numbers()).toEqual([]);
  });

  it('refuses short messages to nobody’s number, and takes mails back at any time', async () => {
    await offersSms();
    expect(await choose({ by: 'both' })).toMatchObject({ status: 422, body: { type: type('mobile-missing') } });
    expect(await choose({ by: 'both', mobile: null })).toMatchObject({ status: 422 });
    await choose({ by: 'both', mobile: '13800001234' });
    expect((await choose({ by: 'mail' })).body).toMatchObject({ by: 'mail', mobile: 'recorded' });
  });
});

const record = (who: string, person = 'lin', mobile: string | null = '13800001234') =>
  api.ask(who, 'PUT', `/v1/directory/people/${person}/mobile`, { body: { mobile }, key: api.freshKey() });

describe('an administrator', () => {
  it('records numbers of others, and chooses for nobody', async () => {
    expect(await record('administrator')).toMatchObject({ status: 200, body: { personId: 'lin', by: 'mail', mobile: 'recorded' } });
    expect(numbers()).toEqual(['+8613800001234']);
    expect(log().at(-1)).toMatchObject({ actor: { personId: 'administrator', role: 'administrator' } });
  });

  it('alone does, and of people of the directory', async () => {
    expect(await record('lin')).toMatchObject({ status: 403 });
    expect(await record('administrator', 'nobody')).toMatchObject({ status: 404 });
  });
});
