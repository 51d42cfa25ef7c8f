import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { createIdentity, type Identity } from '../../../identity/identity.ts';
import { peopleSchema } from '../../../identity/person.ts';
import { wireRequest } from '../page/serve-wire.ts';

const NOW = Date.UTC(2030, 5, 1, 8);
const options = {
  issuer: 'http://127.0.0.1:8787/_local/identity',
  audience: 'api',
  people: [{ id: 'zhang', subject: 'person-1', label: '张三', labelEn: 'Zhang San', group: '委员 Members' }],
  clock: { now: () => NOW },
};

const document = async (identity: Identity, path: string): Promise<unknown> => {
  const response = await identity.handle(wireRequest('GET', path));
  return response && JSON.parse(String(response.body));
};

describe('the development issuer', () => {
  it('gives a token that its own published keys verify, timed by virtual time', async () => {
    const identity = await createIdentity({ ...options, scope: 'a b' });
    const answer = await identity.issueToken('zhang');
    expect(answer).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 43_200 });
    const discovery = (await document(identity, '/_local/identity/.well-known/openid-configuration')) as {
      issuer: string;
      jwks_uri: string;
    };
    expect(discovery.issuer).toBe(options.issuer);
    const jwks = (await document(identity, new URL(discovery.jwks_uri).pathname)) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(answer?.access_token ?? '', createLocalJWKSet(jwks), {
      currentDate: new Date(NOW),
    });
    expect(payload).toEqual({
      iss: options.issuer,
      aud: 'api',
      sub: 'person-1',
      iat: NOW / 1000,
      exp: NOW / 1000 + 43_200,
      jti: expect.any(String),
      scope: 'a b',
      token_use: 'access',
    });
    expect(protectedHeader.alg).toBe('RS256');
  });

  it('publishes nothing of the private key', async () => {
    const jwks = (await document(await createIdentity(options), '/_local/identity/jwks.json')) as JSONWebKeySet;
    expect(Object.keys(jwks.keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('gives no token to nobody, and answers no other path or method', async () => {
    const identity = await createIdentity(options);
    expect(await identity.issueToken('nobody')).toBeUndefined();
    expect(await document(identity, '/_local/identity/authorize')).toBeUndefined();
    expect(await identity.handle(wireRequest('POST', '/_local/identity/jwks.json'))).toBeUndefined();
  });

  it('keeps its key across restarts, in a file for the owner only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'identity-'));
    const keyPath = join(folder, 'key.json');
    const kid = async () =>
      decodeProtectedHeader((await (await createIdentity({ ...options, keyPath })).issueToken('zhang'))?.access_token ?? '').kid;
    expect(await kid()).toBe(await kid());
    expect(statSync(keyPath).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['an unknown field', [{ ...options.people[0], role: 'member' }]],
    ['a missing field', [{ id: 'a' }]],
    ['an id that needs quoting', [{ ...options.people[0], id: 'a/b' }]],
    ['the same id twice', [options.people[0], options.people[0]]],
  ])('refuses a list of people with %s', (_, people) => {
    expect(peopleSchema.safeParse(people).success).toBe(false);
  });
});
