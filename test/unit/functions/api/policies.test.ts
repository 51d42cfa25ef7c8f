import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { policyKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const p1 = { ...defaultPolicy, version: 'yunlan-2026.1', name: { zh: '云澜区办理规则', en: 'Rules of Yunlan' }, redo: { rounds: 1 } };
const sent = { policy: p1, inForceFrom: '2026-04-01' };
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-10T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const record = (what: object = sent, key = api.freshKey(), person = 'administrator', headers: Record<string, string> = {}) =>
  api.ask(person, 'POST', '/v1/policies', { body: what, key, headers });
const list = async () => (await api.ask('lin', 'GET', '/v1/policies')).body['policies'];
const current = async () => (await api.ask('lin', 'GET', '/v1/policies/current')).body['version'];
const preset = { version: 'default-3', name: defaultPolicy.name };
const listed = { version: 'yunlan-2026.1', name: p1.name, inForceFrom: '2026-04-01', recordedAt: '2026-03-10T02:00:00.000Z' };

describe('the policies of a body', () => {
  it('begin with the preset', async () => {
    expect(await list()).toEqual([{ ...preset, status: 'in-force' }]);
    expect((await api.ask('lin', 'GET', '/v1/policies/current')).body).toEqual(JSON.parse(JSON.stringify(defaultPolicy)));
  });

  it('are listed with the days from which on they are in force', async () => {
    await record();
    expect(await list()).toEqual([
      { ...preset, status: 'in-force' },
      { ...listed, status: 'to-come' },
    ]);
    vi.setSystemTime('2026-04-01T02:00:00.000Z');
    expect(await list()).toEqual([
      { ...preset, status: 'replaced' },
      { ...listed, status: 'in-force' },
    ]);
  });

  it('are read by version, in force or not', async () => {
    await record();
    expect((await api.ask('lin', 'GET', '/v1/policies/yunlan-2026.1')).body).toMatchObject({
      version: 'yunlan-2026.1',
      redo: { rounds: 1 },
    });
    expect((await api.ask('lin', 'GET', '/v1/policies/default-3')).body).toMatchObject({ redo: { rounds: 2 } });
    expect(await api.ask('lin', 'GET', '/v1/policies/p9')).toMatchObject({
      status: 404,
      body: { type: type('policy-not-found'), facts: { version: 'p9' } },
    });
  });
});

describe('recording a policy', () => {
  it('puts it in force on its day, not before', async () => {
    expect(await record()).toMatchObject({ status: 201, body: { recorded: { ...listed, status: 'to-come' } } });
    expect(await current()).toBe('default-3');
    vi.setSystemTime('2026-03-31T16:00:00.000Z');
    expect(await current()).toBe('yunlan-2026.1');
  });

  it('is one commit of the administrator’s, whatever fractions are in it', async () => {
    await record();
    const log = api.product.ledger.log(policyKey(body));
    expect(findChainFault(log, sha256)).toBeUndefined();
    expect(log).toMatchObject([{ actor: { personId: 'administrator', role: 'administrator' }, command: 'record-policy', seq: 1 }]);
    expect(log[0]?.events).toMatchObject([{ type: 'PolicyRecorded', policy: { light: { shortSpanShare: 0.2 } } }]);
  });

  it('sent twice is done once, and answered alike', async () => {
    const first = await record(sent, 'k');
    vi.setSystemTime('2026-05-10T02:00:00.000Z');
    expect(await record(sent, 'k')).toMatchObject({ status: 201, body: { recorded: { ...listed, status: 'in-force' } } });
    expect(first.headers.get('ETag')).toBe('"1"');
    expect(api.product.ledger.log(policyKey(body))).toHaveLength(1);
    expect(await record({ ...sent, inForceFrom: '2026-06-01' }, 'k')).toMatchObject({
      status: 422,
      body: { type: type('command-id-reused') },
    });
  });

  it('of a version that was overtaken is refused', async () => {
    await record();
    const again = { ...sent, policy: { ...p1, version: 'yunlan-2026.2' } };
    expect(await record(again, 'k', 'administrator', { 'If-Match': '"0"' })).toMatchObject({ status: 412 });
    expect((await api.ask('lin', 'GET', '/v1/policies')).headers.get('ETag')).toBe('"1"');
    expect(await record(again, 'k', 'administrator', { 'If-Match': '"1"' })).toMatchObject({ status: 201 });
  });

  it('is the administrator’s alone', async () => {
    for (const person of ['lin', 'cao', 'he', 'du', 'song', 'transport-clerk', 'auditor']) {
      expect(await record(sent, 'k', person), person).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
    }
  });

  it('refuses a version that names another policy, and a day that is over', async () => {
    await record();
    expect(await record()).toMatchObject({
      status: 409,
      body: { type: type('policy-version-taken'), facts: { version: 'yunlan-2026.1' } },
    });
    expect(await record({ policy: { ...p1, version: 'p2' }, inForceFrom: '2026-03-09' })).toMatchObject({
      status: 422,
      body: { type: type('policy-backdated'), facts: { inForceFrom: '2026-03-09', earliest: '2026-03-10' } },
    });
  });

  it.each([
    ['a clock that is missing', { ...p1, clocks: {} }, 'policy.clocks.reply'],
    [
      'a silence its clock does not know',
      { ...p1, silence: { ...p1.silence, reply: { outcome: 'lapsed', workingDaysAfterDue: 1 } } },
      'policy.silence.reply',
    ],
    ['half a character', { ...p1, name: { zh: '\ud800', en: 'x' } }, 'policy.name.zh'],
    ['a version for no address', { ...p1, version: 'a/b' }, 'policy.version'],
    ['a key nobody knows', { ...p1, colour: 'red' }, 'policy'],
  ])('refuses %s, by its path, in both languages', async (_, policy, path) => {
    const told = await record({ ...sent, policy });
    expect(told).toMatchObject({ status: 400, body: { type: type('invalid-request') } });
    const errors = told.body['errors'] as { path: string; message: string; messageEn: string }[];
    const fault = errors.find((error) => error.path === path);
    expect(fault?.message).toMatch(/\p{Script=Han}/u);
    expect(fault?.messageEn).not.toMatch(/\p{Script=Han}/u);
  });
});
