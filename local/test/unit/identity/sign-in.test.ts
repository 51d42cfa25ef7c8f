import { createHash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createIdentity, type Identity } from '../../../identity/identity.ts';
import { createLocalPages, type LocalPagesHandler } from '../../../page/local-pages.ts';
import { createMailbox } from '../../../ses/mailbox.ts';
import { wireRequest } from '../page/serve-wire.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const ISSUER = `${ORIGIN}/_local/identity`;
const AUTHORIZE = '/_local/identity/authorize';
const VERIFIER = 'a-verifier-of-forty-three-characters-at-least';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const good = {
  response_type: 'code',
  client_id: 'console',
  redirect_uri: `${ORIGIN}/signed-in?from=mail`,
  scope: 'openid',
  state: 's&1',
  nonce: 'n-1',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};
type Parameters = Partial<Record<keyof typeof good | 'prompt', string>>;

let clock: VirtualClock;
let identity: Identity;
let pages: LocalPagesHandler;

// One issuer for all: making its key takes a moment.
beforeAll(async () => {
  clock = new VirtualClock({ offset: Date.UTC(2030, 5, 1) - Date.now() });
  identity = await createIdentity({
    issuer: ISSUER,
    audience: 'proposals',
    clients: ['console'],
    people: [{ id: 'shen', subject: 'person-1', label: '沈若溪<b>', labelEn: 'Shen Ruoxi', group: '委员', groupEn: 'Members' }],
    clock,
    scope: 'api',
  });
  pages = createLocalPages({
    clock,
    identity,
    mailbox: createMailbox({ databasePath: ':memory:', clock, region: 'us-east-1', accountId: '000000000000' }),
    states: { call: () => Promise.reject(new Error('no state machines here')) },
    status: () => ({ services: [], counts: {}, requests: [], dataDirectory: null }),
    port: () => 8787,
  });
});

afterAll(() => clock.stop());

const ask = async (method: string, path: string, fields: Parameters | string, headers: Record<string, string> = {}) => {
  const text = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  const request =
    method === 'GET' ? wireRequest('GET', `${path}?${text}`, { headers }) : wireRequest('POST', path, { body: text, headers });
  const response = await pages(request);
  return { status: response?.status, headers: response?.headers ?? {}, body: String(response?.body) };
};

const authorize = (change: Parameters = {}) => ask('GET', AUTHORIZE, { ...good, ...change });

/** The parameters an address carries back to the client. */
const carried = (location: string | undefined) => Object.fromEntries(new URL(location ?? '').searchParams);

async function choose(person = 'shen', change: Parameters = {}): Promise<string> {
  const { status, headers } = await ask('POST', AUTHORIZE, new URLSearchParams({ ...good, ...change, person }).toString());
  expect(status).toBe(303);
  return carried(headers['location'])['code'] ?? '';
}

const exchange = async (code: string, change: Record<string, string> = {}, headers: Record<string, string> = FORM) => {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: good.redirect_uri, client_id: 'console', code_verifier: VERIFIER };
  const response = await ask('POST', '/_local/identity/token', new URLSearchParams({ ...fields, ...change }).toString(), headers);
  return { ...response, json: JSON.parse(response.body) as Record<string, string> };
};

async function verified(token: string | undefined) {
  const response = await identity.handle(wireRequest('GET', '/_local/identity/jwks.json'));
  const keys = createLocalJWKSet(JSON.parse(String(response?.body)) as JSONWebKeySet);
  return (await jwtVerify(token ?? '', keys, { currentDate: new Date(clock.now()) })).payload;
}

describe('signing in with a browser', () => {
  it('is found through the discovery document', async () => {
    const response = await identity.handle(wireRequest('GET', '/_local/identity/.well-known/openid-configuration'));
    expect(JSON.parse(String(response?.body))).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/authorize`,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/jwks.json`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
      scopes_supported: ['openid', 'api'],
    });
  });

  it('asks who it is, in a page that cannot be framed and holds no markup of others', async () => {
    const { status, body, headers } = await authorize({ state: '"><script>alert(1)</script>' });
    expect(status).toBe(200);
    for (const part of [
      'action="/_local/identity/authorize"',
      'name="person" value="shen"',
      '>委员</span><span lang="en" class="en">Members</span>',
      '沈若溪&lt;b&gt;',
      'console',
    ])
      expect(body).toContain(part);
    expect(body).not.toContain('<script>alert');
    expect(headers['content-security-policy']).toMatch(/form-action 'self'.*frame-ancestors 'none'/);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('goes back with a code, the state and the issuer, and the code brings tokens', async () => {
    const { headers } = await ask('POST', AUTHORIZE, new URLSearchParams({ ...good, person: 'shen' }).toString());
    const location = headers['location'] ?? '';
    expect(location.startsWith(`${ORIGIN}/signed-in?from=mail&`)).toBe(true);
    expect(carried(location)).toEqual({ from: 'mail', code: expect.any(String), state: 's&1', iss: ISSUER });
    const { status, json, headers: answered } = await exchange(carried(location)['code'] ?? '');
    expect([status, answered['cache-control']]).toEqual([200, 'no-store']);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 43_200, scope: 'api' });
    expect(await verified(json['access_token'])).toMatchObject({ iss: ISSUER, aud: 'proposals', sub: 'person-1', token_use: 'access' });
    expect(await verified(json['id_token'])).toMatchObject({ aud: 'console', sub: 'person-1', nonce: 'n-1', name: '沈若溪<b>' });
  });

  it('works for the audience as a client, and without state and nonce', async () => {
    const { state: _, nonce: __, ...bare } = { ...good, client_id: 'proposals' };
    const { headers } = await ask('POST', AUTHORIZE, new URLSearchParams({ ...bare, person: 'shen' }).toString());
    expect(Object.keys(carried(headers['location'])).sort()).toEqual(['code', 'from', 'iss']);
    const { json } = await exchange(carried(headers['location'])['code'] ?? '', { client_id: 'proposals' });
    expect(await verified(json['id_token'])).not.toHaveProperty('nonce');
  });

  it('asks again for somebody who is not on the list', async () => {
    const again = await ask('POST', AUTHORIZE, new URLSearchParams({ ...good, person: 'nobody' }).toString());
    expect([again.status, again.headers['location'], again.body.includes('value="shen"')]).toEqual([400, undefined, true]);
  });
});

describe('a request that goes nowhere', () => {
  it.each<[string, Parameters]>([
    ['an unknown client', { client_id: 'other' }],
    ['no address', { redirect_uri: '' }],
    ['another site', { redirect_uri: 'http://evil.example/signed-in' }],
    ['another port', { redirect_uri: 'http://127.0.0.1:9999/signed-in' }],
    ['another name of this machine', { redirect_uri: 'http://localhost:8787/signed-in' }],
    ['a lookalike host', { redirect_uri: `${ORIGIN}.evil.example/x` }],
    ['a user in the address', { redirect_uri: 'http://127.0.0.1:8787@evil.example/x' }],
    ['a password in the address', { redirect_uri: 'http://a:b@127.0.0.1:8787/x' }],
    ['another scheme', { redirect_uri: 'javascript:alert(1)' }],
    ['a relative address', { redirect_uri: '//evil.example/x' }],
    ['backslashes', { redirect_uri: `${ORIGIN}/\\evil.example` }],
    ['a fragment', { redirect_uri: `${ORIGIN}/x#y` }],
  ])('is not redirected: %s', async (_, change) => {
    for (const method of ['GET', 'POST']) {
      const fields = new URLSearchParams({ ...good, ...change, person: 'shen' }).toString();
      const { status, headers, body } = await ask(method, AUTHORIZE, fields);
      expect([status, headers['location'], body.includes('role="alert"')]).toEqual([400, undefined, true]);
    }
  });

  it('is not redirected when a parameter is given twice', async () => {
    const twice = `${new URLSearchParams(good).toString()}&redirect_uri=${encodeURIComponent('http://evil.example/')}`;
    expect((await ask('GET', AUTHORIZE, twice)).status).toBe(400);
  });

  it.each<[string, Parameters, string]>([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a scope without openid', { scope: 'api' }, 'invalid_request'],
    ['a session that is not there', { prompt: 'none' }, 'login_required'],
  ])('is sent back with an error: %s', async (_, change, error) => {
    const { status, headers } = await authorize(change);
    expect(status).toBe(303);
    expect(carried(headers['location'])).toEqual({ from: 'mail', error, error_description: expect.any(String), state: 's&1', iss: ISSUER });
  });

  it('is not taken from another site’s form', async () => {
    const fields = new URLSearchParams({ ...good, person: 'shen' }).toString();
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const refused = await ask('POST', AUTHORIZE, fields, headers);
      expect([refused.status, refused.headers['location']]).toEqual([403, undefined]);
    }
    expect((await exchange('x', {}, { ...FORM, origin: 'http://evil.example' })).status).toBe(403);
  });
});

describe('a code', () => {
  it('is good once', async () => {
    const code = await choose();
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).json).toMatchObject({ error: 'invalid_grant' });
  });

  it('is good for a minute of virtual time', async () => {
    const inTime = await choose();
    await clock.advanceTo(clock.now() + 59_000);
    expect((await exchange(inTime)).status).toBe(200);
    const late = await choose();
    await clock.advanceTo(clock.now() + 61_000);
    expect((await exchange(late)).json).toMatchObject({ error: 'invalid_grant' });
  });

  it.each([
    ['another verifier', { code_verifier: VERIFIER.replace('a', 'b') }],
    ['another client', { client_id: 'proposals' }],
    ['another address', { redirect_uri: `${ORIGIN}/signed-in` }],
  ])('is spent without tokens when it comes with %s', async (_, change) => {
    const code = await choose();
    expect((await exchange(code, change)).json).toEqual({ error: 'invalid_grant', error_description: expect.any(String) });
    expect((await exchange(code)).status).toBe(400);
  });

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['a short verifier', { code_verifier: 'short' }, FORM, 'invalid_request'],
    ['another grant', { grant_type: 'password' }, FORM, 'unsupported_grant_type'],
    ['JSON', {}, { 'content-type': 'application/json' }, 'invalid_request'],
  ])('is not asked for by %s', async (_, change, headers, error) => {
    const refused = await exchange(await choose(), change, headers);
    expect([refused.status, refused.json['error']]).toEqual([400, error]);
  });
});
