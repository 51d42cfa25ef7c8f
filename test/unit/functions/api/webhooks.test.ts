import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import { verificationKey, webhookKey } from '#functions/adapters/secrets/webhook-secret.ts';
import { everyRoute } from '#tools/open-api/every-route.ts';
import { readWebhook } from '#functions/administer/routes/webhooks.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { asAdministrator, consents, otherBody, receiver, tells, withOtherBody } from '#test/support/webhook-admin.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const T0 = '2026-03-02T02:00:00.000Z';
let api: ApiInMemory;
let admin: ReturnType<typeof asAdministrator>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(T0) });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
  admin = asAdministrator(api);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const log = () => api.product.ledger.log(webhooksKey(body));

describe('a new endpoint', () => {
  it('is pending, gets everything unless told otherwise, and shows its secret once', async () => {
    const told = await admin.create({ url: receiver }, 'k');
    expect(told).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^w[0-9a-f]{20}$/),
        url: receiver,
        types: 'all',
        unitIds: 'all',
        status: 'pending',
        signature: 'v1',
        owner: { id: 'administrator', name: '管维' },
        createdAt: T0,
        since: T0,
        stoppedAt: T0,
        keys: [{ keyId: expect.stringMatching(/^k[0-9a-f]{20}$/) }],
        secret: expect.stringMatching(/^whsec_/),
      },
    });
    expect(told.headers.get('ETag')).toBe('"1"');
    const { secret: _, ...rest } = told.body;
    expect((await admin.create({ url: receiver }, 'k')).body).toEqual(rest);
    const { health, ...read } = (await admin.read(String(told.body['id']))).body;
    expect(read).toEqual(rest);
    expect(health).toEqual({ failures: 0 });
  });

  it('keeps its secret in the store of secrets and nowhere else', async () => {
    const { body: told } = await admin.create();
    const secret = String(told['secret']);
    const keyId = (told['keys'] as { keyId: string }[])[0]!.keyId;
    expect(Object.fromEntries(api.secrets.kept)).toEqual({ [`${body}#webhook#${String(told['id'])} ${keyId}`]: { secret } });
    expect(JSON.stringify(log())).not.toContain(secret);
    expect(JSON.stringify((await admin.ask('GET', '')).body)).not.toContain('whsec_');
    expect(webhookKey(secret)).toMatchObject({ version: 'v1', bytes: { length: 32 } });
  });

  it('of the asymmetric kind shows the public key, and the private one to nobody', async () => {
    const { body: told } = await admin.create({ url: receiver, signature: 'v1a' });
    const [kept] = [...api.secrets.kept.values()];
    expect(told).not.toHaveProperty('secret');
    expect(told['publicKey']).toBe(verificationKey(kept!['secret']!));
    expect(kept!['secret']).toMatch(/^whsk_/);
  });

  it('has the dispatcher ask for consent; the API itself calls nobody', async () => {
    const { body: told } = await admin.create();
    expect(api.webhooks.tasks).toEqual([{ task: 'verify', body, endpointId: told['id'] }]);
  });

  it('asked for twice at once is one endpoint with one secret', async () => {
    const both = await Promise.all([admin.create({ url: receiver }, 'k'), admin.create({ url: receiver }, 'k')]);
    const shown = both.flatMap(({ body: told }) => ('secret' in told ? [told['secret']] : []));
    expect(shown).toHaveLength(1);
    expect([...api.secrets.kept.values()]).toEqual([{ secret: shown[0] }]);
    expect(new Set(both.map(({ body: told }) => told['id'])).size).toBe(1);
  });

  it('asked for again with other content is refused, and leaves no secret behind', async () => {
    await admin.create({ url: receiver }, 'k');
    expect(await admin.create({ url: 'https://other.example/' }, 'k')).toMatchObject({
      status: 422,
      body: { type: type('command-id-reused') },
    });
    expect(api.secrets.kept.size).toBe(1);
  });

  it('keeps its secret when it is not known whether the log has it', async () => {
    api.product.ledger.beforeAppend = async () => {
      throw new Error('the answer got lost');
    };
    expect((await admin.create()).status).toBe(500);
    expect(api.secrets.kept.size).toBe(1);
  });

  it('whose question for consent could not be asked is complete once it is asked for again', async () => {
    api.webhooks.beforeTask = () => {
      throw new Error('the bus is away');
    };
    expect((await admin.create({ url: receiver }, 'k')).status).toBe(500);
    api.webhooks.beforeTask = () => {};
    expect(await admin.create({ url: receiver }, 'k')).toMatchObject({ status: 201, body: { status: 'pending' } });
    expect(api.webhooks.tasks).toHaveLength(1);
  });

  it.each([
    ['a type nobody knows', { types: ['proposal.eaten'] }, 'types'],
    ['types of our own operations', { types: ['endpoint.test'] }, 'types'],
    ['no type at all', { types: [] }, 'types'],
    ['more types than there are', { types: Array.from({ length: 500 }, () => 'proposal.filed') }, 'types'],
    ['no unit at all', { unitIds: [] }, 'unitIds'],
    ['a huge list of units', { unitIds: Array.from({ length: 101 }, (_, index) => `u${index}`) }, 'unitIds'],
    ['a unit that is no identifier', { unitIds: ['a#b'] }, 'unitIds.0'],
    ['an address too long', { url: `https://receiver.example/${'a'.repeat(2048)}` }, 'url'],
    ['no address', { url: undefined }, 'url'],
    ['a description of two lines', { description: 'a\nb' }, 'description'],
    ['a kind of signature nobody knows', { signature: 'none' }, 'signature'],
    ['a status of its own choice', { status: 'active' }, ''],
    ['another body', { body: otherBody }, ''],
  ])('with %s is refused by its path', async (_what, changes, path) => {
    const told = await admin.create({ url: receiver, ...changes });
    expect(told).toMatchObject({ status: 400, body: { type: type('invalid-request') } });
    expect((told.body['errors'] as { path: string }[]).map((error) => error.path)).toContain(path);
    expect([log(), api.secrets.kept.size]).toEqual([[], 0]);
  });

  it.each([
    ['http://receiver.example/', 'insecure-url'],
    ['ftp://receiver.example/', 'unreadable-url'],
    ['javascript:alert(1)', 'unreadable-url'],
    ['not a url', 'unreadable-url'],
    ['https://receiver.example:22/', 'port-not-allowed'],
    ['https://user:pass@receiver.example/', 'url-with-user-info'],
    ['https://receiver.example/#part', 'url-with-fragment'],
    ['https://169.254.169.254/latest/meta-data', 'address-literal'],
    ['https://0x7f000001/', 'address-literal'],
    ['https://①②⑦.0.0.1/', 'address-literal'],
    ['https://[::ffff:a9fe:a9fe]/', 'address-literal'],
    ['https://localhost/', 'private-name'],
    ['https://receiver/', 'private-name'],
    ['https://metadata.google.internal/', 'private-name'],
    ['http://127.0.0.1:9912/', 'insecure-url'],
    [`https://receiver.example/${'长'.repeat(400)}`, 'url-too-long'],
  ])('at %s is refused by name, which does not repeat the address', async (url, name) => {
    const told = await admin.create({ url });
    expect(told).toMatchObject({ status: 422, body: { type: type(name) } });
    expect(told.body).not.toHaveProperty('facts');
  });

  it('may be on this machine where the stack allows that very receiver', async () => {
    expect(await admin.create({ url: 'http://127.0.0.1:9911/hook' })).toMatchObject({
      status: 201,
      body: { url: 'http://127.0.0.1:9911/hook' },
    });
  });

  it('has the address in the form in which it is called', async () => {
    const { body: told } = await admin.create({ url: 'HTTPS://Receiver.Example.:443/a/../b' });
    expect(told['url']).toBe('https://receiver.example/b');
  });

  it('for a unit nobody recorded is refused', async () => {
    expect(await admin.create({ url: receiver, unitIds: ['transport', 'fisheries'] })).toMatchObject({
      status: 422,
      body: { type: type('unknown-unit'), facts: { unitId: 'fisheries' } },
    });
    expect(api.secrets.kept.size).toBe(0);
  });

  it('is one of fifty at most', async () => {
    for (let made = 0; made < 50; made += 1) expect((await admin.create({ url: `${receiver}&n=${made}` })).status).toBe(201);
    expect(await admin.create()).toMatchObject({ status: 409, body: { type: type('too-many-webhooks'), facts: { limit: 50 } } });
    expect(api.secrets.kept.size).toBe(50);
  });
});

describe('reading an endpoint', () => {
  it('tells how it answered lately, over all cases', async () => {
    const id = await admin.active();
    const lately = { failures: 7, failingSince: '2026-03-01T00:00:00.000Z', holdUntil: '2026-03-02T02:05:00.000Z' };
    api.webhooks.holdsHealth(body, id, { version: 12, ...lately });
    const told = await admin.read(id);
    expect(told.body['health']).toEqual(lately);
    expect(readWebhook.spec.response.safeParse(told.body).error).toBeUndefined();
  });
});

describe('changing an endpoint', () => {
  it('replaces address, filter and description as a whole', async () => {
    const id = await admin.active({ url: receiver, types: ['proposal.filed'], description: '省级平台' });
    const told = await admin.ask('PUT', `/${id}`, { url: receiver, types: 'all', unitIds: ['parks'] });
    expect(told).toMatchObject({ status: 200, body: { status: 'active', types: 'all', unitIds: ['parks'] } });
    expect(told.body).not.toHaveProperty('description');
    expect((await admin.read(id)).body).toMatchObject(told.body);
  });

  it('asks a new address for its consent, and not the old one again', async () => {
    const id = await admin.active();
    api.webhooks.tasks.length = 0;
    await admin.ask('PUT', `/${id}`, { url: receiver, types: 'all', unitIds: 'all', description: '同址' });
    expect(api.webhooks.tasks).toEqual([]);
    const moved = await admin.ask('PUT', `/${id}`, { url: 'https://new.example/', types: 'all', unitIds: 'all' });
    expect(moved).toMatchObject({ status: 200, body: { status: 'pending', stoppedAt: T0 } });
    expect(api.webhooks.tasks).toEqual([{ task: 'verify', body, endpointId: id }]);
  });

  it('needs the whole of it, and an address that may be called', async () => {
    const id = await admin.active();
    expect((await admin.ask('PUT', `/${id}`, { url: receiver })).status).toBe(400);
    expect(await admin.ask('PUT', `/${id}`, { url: 'https://10.0.0.1/', types: 'all', unitIds: 'all' })).toMatchObject({
      status: 422,
      body: { type: type('address-literal') },
    });
  });

  it('obeys the version that the caller saw', async () => {
    const id = await admin.active();
    const settings = { url: receiver, types: 'all', unitIds: ['parks'] };
    expect((await admin.ask('PUT', `/${id}`, settings, 'k1', { 'If-Match': '"1"' })).status).toBe(412);
    const told = await admin.ask('PUT', `/${id}`, settings, 'k2', { 'If-Match': '"2"' });
    expect([told.status, told.headers.get('ETag')]).toEqual([200, '"3"']);
  });
});

describe('pausing, resuming and verifying', () => {
  it('pause stops it and resume has the dispatcher catch up', async () => {
    const id = await admin.active();
    api.webhooks.tasks.length = 0;
    expect((await admin.does(id, 'pause')).body).toMatchObject({ status: 'paused', stoppedAt: T0 });
    expect((await admin.does(id, 'pause')).body).toMatchObject({ status: 'paused' });
    expect(api.webhooks.tasks).toEqual([]);
    const resumed = await admin.does(id, 'resume');
    expect(resumed.body).toMatchObject({ status: 'active' });
    expect(resumed.body).not.toHaveProperty('stoppedAt');
    expect(api.webhooks.tasks).toEqual([{ task: 'catch-up', body, endpointId: id, because: 'resumed' }]);
  });

  it('resume brings back what was disabled, and gives parked cases of what is active a new beginning', async () => {
    const id = await admin.active();
    await tells(api, { type: 'EndpointDisabled', endpointId: id, why: 'gone' });
    expect((await admin.read(id)).body).toMatchObject({ status: 'disabled', why: 'gone', stoppedAt: T0 });
    api.webhooks.tasks.length = 0;
    for (let again = 0; again < 2; again += 1) expect((await admin.does(id, 'resume')).body).toMatchObject({ status: 'active' });
    expect(api.webhooks.tasks.map(({ task }) => task)).toEqual(['catch-up', 'catch-up']);
  });

  it('asked again with its key answers as the first time, whatever came since', async () => {
    const id = await admin.active();
    await admin.does(id, 'pause', {}, 'p');
    await admin.does(id, 'resume');
    expect((await admin.does(id, 'pause', {}, 'p')).body).toMatchObject({ status: 'paused' });
    expect((await admin.read(id)).body).toMatchObject({ status: 'active' });
  });

  it('what nobody consented to is neither paused, resumed nor tested', async () => {
    const id = String((await admin.create()).body['id']);
    api.webhooks.tasks.length = 0;
    for (const action of ['pause', 'resume', 'test']) {
      expect(await admin.does(id, action), action).toMatchObject({
        status: 409,
        body: { type: type('webhook-not-legal'), facts: { action, status: 'pending' } },
      });
    }
    expect(api.webhooks.tasks).toEqual([]);
  });

  it('verify asks once more while it is pending, and changes nothing of what is active', async () => {
    const id = String((await admin.create()).body['id']);
    expect((await admin.does(id, 'verify')).body).toMatchObject({ status: 'pending' });
    expect(api.webhooks.tasks).toHaveLength(2);
    await consents(api, id);
    expect((await admin.does(id, 'verify')).body).toMatchObject({ status: 'active' });
    expect(api.webhooks.tasks).toHaveLength(2);
    await admin.does(id, 'pause');
    expect(await admin.does(id, 'verify')).toMatchObject({ status: 409, body: { facts: { action: 'verify', status: 'paused' } } });
  });
});

describe('rotating the secret', () => {
  it('shows the new one once; the old one signs beside it for a day', async () => {
    const id = await admin.active();
    const told = await admin.does(id, 'rotate', {}, 'r');
    expect(told.body).toMatchObject({
      status: 'active',
      secret: expect.stringMatching(/^whsec_/),
      keys: [{ keyId: expect.any(String) }, { keyId: expect.any(String), until: '2026-03-03T02:00:00.000Z' }],
    });
    expect((await admin.does(id, 'rotate', {}, 'r')).body).not.toHaveProperty('secret');
    expect(api.secrets.kept.size).toBe(2);
    vi.setSystemTime(new Date('2026-03-03T02:00:00.000Z'));
    expect((await admin.read(id)).body['keys']).toHaveLength(1);
  });

  it('keeps the kind of signature', async () => {
    const id = await admin.active({ url: receiver, signature: 'v1a' });
    expect((await admin.does(id, 'rotate')).body['publicKey']).toMatch(/^whpk_/);
  });

  it('is refused once five secrets sign at a time', async () => {
    const id = await admin.active();
    for (let rotated = 0; rotated < 4; rotated += 1) expect((await admin.does(id, 'rotate')).status).toBe(200);
    expect(await admin.does(id, 'rotate')).toMatchObject({ status: 409, body: { type: type('too-many-webhook-keys') } });
    expect(api.secrets.kept.size).toBe(5);
  });
});

describe('deleting an endpoint', () => {
  it('ends it for good and takes every secret of it away', async () => {
    const id = await admin.active();
    await admin.does(id, 'rotate');
    const kept = await admin.active({ url: `${receiver}&n=2` });
    expect(await admin.ask('DELETE', `/${id}`, undefined, 'd')).toMatchObject({ status: 200, body: { id, deletedAt: T0 } });
    expect([...api.secrets.kept.keys()].map((key) => key.split(' ')[0])).toEqual([`${body}#webhook#${kept}`]);
    vi.setSystemTime(new Date('2026-03-03T02:00:00.000Z'));
    expect((await admin.ask('DELETE', `/${id}`, undefined, 'd')).body).toEqual({ id, deletedAt: T0 });
    expect((await admin.ask('DELETE', `/${id}`)).status).toBe(404);
    expect((await admin.ask('GET', '')).body['webhooks']).toMatchObject([{ id: kept }]);
  });

  it('that stopped halfway takes the secrets away when it is asked for again', async () => {
    const id = await admin.active();
    api.secrets.beforeWrite = async () => {
      throw new Error('the store is away');
    };
    expect((await admin.ask('DELETE', `/${id}`, undefined, 'd')).status).toBe(500);
    api.secrets.beforeWrite = async () => {};
    expect((await admin.ask('DELETE', `/${id}`, undefined, 'd')).status).toBe(200);
    expect(api.secrets.kept.size).toBe(0);
  });
});

const routes = everyRoute.filter(({ spec }) => spec.path.startsWith('/v1/webhooks')).map(({ spec }) => spec);
const valid: Readonly<Record<string, object>> = {
  createWebhook: { url: receiver },
  changeWebhook: { url: receiver, types: 'all', unitIds: 'all' },
  resendWebhook: { id: 'p1-0000000001' },
  replayWebhook: { since: T0 },
};

describe('who may', () => {
  it.each(routes.map((spec) => [spec.operationId, spec] as const))(
    '%s is an administrator’s alone',
    async (operationId, { method, path }) => {
      const id = await admin.active();
      const before = JSON.stringify([log(), api.webhooks.tasks]);
      for (const person of aDirectory().people.keys()) {
        if (person === 'administrator') continue;
        const told = await api.ask(person, method, path.replace('{id}', id), {
          key: 'k',
          body: method === 'GET' ? undefined : (valid[operationId] ?? {}),
        });
        expect(told, person).toMatchObject({ status: 403 });
        expect(told.text).not.toContain('receiver.example');
      }
      expect(JSON.stringify([log(), api.webhooks.tasks])).toBe(before);
    },
  );

  const ofOne = routes.filter(({ path }) => path.includes('{id}')).map((spec) => [spec.operationId, spec] as const);

  it.each(ofOne)('%s finds nothing of another body, nor what was deleted', async (operationId, { method, path }) => {
    await withOtherBody(api);
    const [id, deleted] = [await admin.active(), await admin.active()];
    await admin.ask('DELETE', `/${deleted}`);
    const before = JSON.stringify([log(), api.webhooks.tasks, [...api.secrets.kept]]);
    const sent = method === 'GET' ? {} : { body: valid[operationId] ?? {}, key: 'k' };
    for (const [person, endpoint] of [
      ['stranger', id],
      ['administrator', deleted],
      ['administrator', 'w0'],
    ] as const) {
      expect(await api.ask(person, method, path.replace('{id}', endpoint), sent), person).toMatchObject({
        status: 404,
        body: { type: type('webhook-not-found'), facts: { endpointId: endpoint } },
      });
    }
    expect(JSON.stringify([log(), api.webhooks.tasks, [...api.secrets.kept]])).toBe(before);
    expect((await api.ask('stranger', 'GET', '/v1/webhooks')).body).toEqual({ webhooks: [] });
  });

  it('one key makes two endpoints for two people, and two bodies', async () => {
    await withOtherBody(api);
    const mine = await admin.create({ url: receiver }, 'k');
    const theirs = await api.ask('stranger', 'POST', '/v1/webhooks', { body: { url: receiver }, key: 'k' });
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(mine.body['id']);
    expect(api.product.ledger.log(webhooksKey(otherBody))).toHaveLength(1);
  });
});
