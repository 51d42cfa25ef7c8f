import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryLog } from '#core/directory/directory-log.ts';
import { fold } from '#core/ledger/log-kind.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { robotSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const path = '/v1/directory/units/transport/robot';
const url = 'https://oapi.dingtalk.com/robot/send?access_token=TOKEN1';
const dingtalk = { kind: 'dingtalk', url, secret: 'SECKEY1' };
const wecom = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=TOKEN2' };
const secret = /TOKEN|SECKEY|access_token/;
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

const put = (sent: object, key = api.freshKey(), headers = {}): Promise<Told> =>
  api.ask('administrator', 'PUT', path, { body: sent, key, headers });
const remove = (key = api.freshKey()): Promise<Told> => api.ask('administrator', 'DELETE', path, { key });
const read = (): Promise<Told> => api.ask('administrator', 'GET', path);
/** The robot in force as a sender would find it: what the directory names, and its secret. */
function inForce() {
  const robot = fold(directoryLog, api.product.ledger.log(directoryKey(body))).state?.robots.get('transport');
  const found = robot && api.secrets.kept.get(`${robotSecretKey(body, 'transport')} ${robot.address}`);
  return robot && { kind: robot.kind, ...found };
}

describe('recording a unit’s group robot', () => {
  it('puts it in force, and shows kind, host and fingerprint but neither URL nor key', async () => {
    const told = await put(dingtalk);
    expect(told).toMatchObject({ status: 200, body: { unitId: 'transport', robot: { kind: 'dingtalk', host: 'oapi.dingtalk.com' } } });
    const shown = await read();
    expect(shown.body).toEqual({ unitId: 'transport', robot: told.body['robot'] });
    expect(told.text + shown.text).not.toMatch(secret);
    expect(inForce()).toEqual({ kind: 'dingtalk', url, key: 'SECKEY1' });
  });

  it('keeps URL and key out of the log', async () => {
    await put(dingtalk);
    const log = api.product.ledger.log(directoryKey(body));
    expect(JSON.stringify(log)).not.toMatch(secret);
    expect(findChainFault(log, sha256)).toBeUndefined();
    expect(log.at(-1)).toMatchObject({ command: 'record-robot', actor: { personId: 'administrator', role: 'administrator' } });
  });

  it('has another fingerprint for another key', async () => {
    const prints = [await put(dingtalk), await put({ ...dingtalk, secret: 'SECKEY2' }), await put(dingtalk)].map(
      ({ body: { robot } }) => (robot as { fingerprint: string }).fingerprint,
    );
    expect(prints[0]).toBe(prints[2]);
    expect(prints[1]).not.toBe(prints[0]);
  });

  it('replaces the one before, whose secret is forgotten', async () => {
    await put(dingtalk);
    await put(wecom);
    expect(inForce()).toEqual({ kind: 'wecom', url: wecom.url });
    expect(api.secrets.kept.size).toBe(1);
  });

  it('sent twice is one commit; sent late it changes nothing', async () => {
    const first = await put(dingtalk, 'k1');
    expect((await put(dingtalk, 'k1')).body).toEqual(first.body);
    await put(wecom, 'k2');
    const length = api.product.ledger.log(directoryKey(body)).length;
    expect((await put(dingtalk, 'k1')).status).toBe(200);
    expect(api.product.ledger.log(directoryKey(body))).toHaveLength(length);
    expect(inForce()).toEqual({ kind: 'wecom', url: wecom.url });
  });

  it('with a key used for another robot, or of a version that was overtaken, is refused and leaves nothing', async () => {
    await put(dingtalk, 'k1');
    expect(await put(wecom, 'k1')).toMatchObject({ status: 422, body: { type: type('command-id-reused') } });
    expect(await put(wecom, 'k2', { 'If-Match': '"1"' })).toMatchObject({ status: 412 });
    expect(inForce()).toEqual({ kind: 'dingtalk', url, key: 'SECKEY1' });
    expect(api.secrets.kept.size).toBe(1);
  });

  it.each([
    ['a host nobody allowed', { ...dingtalk, url: 'https://evil.example/robot/send' }, 'HostNotAllowed'],
    ['plain http', { ...dingtalk, url: url.replace('https', 'http') }, 'InsecureUrlError'],
    ['a user in it', { ...dingtalk, url: url.replace('//', '//me@') }, 'UrlWithUserInfoError'],
    ['an address of this network', { ...dingtalk, url: 'https://169.254.169.254/latest' }, 'AddressLiteralError'],
    ['a port on loopback', { ...dingtalk, url: 'http://127.0.0.1:9001/' }, 'InsecureUrlError'],
    ['no URL', { ...dingtalk, url: 'robot' }, 'UnreadableUrlError'],
  ])('refuses %s, and repeats no URL', async (_what, sent, fault) => {
    const told = await put(sent);
    expect(told).toMatchObject({
      status: 422,
      body: { type: type('robot-url-not-allowed'), facts: { fault, hosts: ['oapi.dingtalk.com', 'qyapi.weixin.qq.com'] } },
    });
    expect(told.text).not.toMatch(secret);
    expect(api.secrets.kept.size).toBe(0);
  });

  it.each([
    ['a kind nobody knows', { ...dingtalk, kind: 'pager' }, 'kind'],
    ['a key for a robot that signs nothing', { ...wecom, secret: 'SEC1' }, 'secret'],
    ['a key with a line end', { ...dingtalk, secret: 'SEC\n1' }, 'secret'],
    ['no URL at all', { kind: 'wecom' }, 'url'],
  ])('refuses %s, by its path', async (_what, sent, at) => {
    const told = await put(sent);
    expect(told.status).toBe(400);
    expect((told.body['errors'] as { path: string }[]).map((error) => error.path)).toEqual([at]);
  });
});

describe('taking it away', () => {
  it('ends it at once, and forgets its secret', async () => {
    await put(dingtalk);
    expect((await remove()).body).toMatchObject({ robot: null });
    expect((await read()).body).toEqual({ unitId: 'transport', robot: null });
    expect([inForce(), api.secrets.kept.size]).toEqual([undefined, 0]);
  });

  it('of a unit that has none changes nothing', async () => {
    const length = api.product.ledger.log(directoryKey(body)).length;
    expect(await remove()).toMatchObject({ status: 200, body: { robot: null } });
    expect(api.product.ledger.log(directoryKey(body))).toHaveLength(length);
  });

  it('sent again late does not touch the robot recorded since', async () => {
    await put(dingtalk);
    await remove('r1');
    await put(wecom);
    expect((await remove('r1')).status).toBe(200);
    expect(inForce()).toEqual({ kind: 'wecom', url: wecom.url });
  });
});

describe('a request that stops on the way', () => {
  it.each(['before', 'after'] as const)(
    '%s the commit leaves the robot of before or the new one, whole, and may be sent again',
    async (when) => {
      await put(wecom);
      const { ledger } = api.product;
      const append = ledger.append.bind(ledger);
      ledger.append = async (commit) => {
        if (when === 'after') await append(commit);
        throw new Error('out of time');
      };
      expect((await put(dingtalk, 'k1')).status).toBe(500);
      ledger.append = append;
      expect(inForce()).toEqual(when === 'after' ? { kind: 'dingtalk', url, key: 'SECKEY1' } : { kind: 'wecom', url: wecom.url });
      expect((await put(dingtalk, 'k1')).status).toBe(200);
      expect(inForce()).toEqual({ kind: 'dingtalk', url, key: 'SECKEY1' });
    },
  );

  it('when the secret cannot be put leaves everything as it was', async () => {
    api.secrets.beforeWrite = async () => {
      throw new Error('out of time');
    };
    expect((await put(dingtalk)).status).toBe(500);
    expect(inForce()).toBeUndefined();
  });
});

describe('a unit’s group robot', () => {
  it('is the administrator’s alone', async () => {
    await put(dingtalk);
    for (const person of ['lin', 'cao', 'he', 'du', 'song', 'transport-clerk', 'transport-leader', 'auditor']) {
      const asked = [
        await api.ask(person, 'GET', path),
        await api.ask(person, 'PUT', path, { body: wecom, key: 'k' }),
        await api.ask(person, 'DELETE', path, { key: 'k' }),
      ];
      for (const told of asked) expect(told, person).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
    }
    expect(inForce()).toMatchObject({ kind: 'dingtalk' });
  });

  it('is none of a unit nobody recorded', async () => {
    const elsewhere = path.replace('transport', 'library');
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const told = await api.ask('administrator', method, elsewhere, method === 'PUT' ? { body: wecom, key: 'k' } : { key: 'k' });
      expect(told, method).toMatchObject({ status: 422, body: { type: type('unknown-unit') } });
    }
  });
});
