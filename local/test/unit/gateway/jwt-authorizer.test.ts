import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { IssuerKeys } from '../../../gateway/issuer-keys.ts';
import { authorizeToken } from '../../../gateway/jwt-authorizer.ts';
import { serveWire } from '../page/serve-wire.ts';

const ISSUER = 'http://127.0.0.1:1/issuer';
const NOW = Date.UTC(2031, 0, 1);
const seconds = NOW / 1000;
const settings = { issuer: ISSUER, audience: ['api'] };

let ours: { privateKey: CryptoKey; publicKey: CryptoKey };
let foreign: { privateKey: CryptoKey; publicKey: CryptoKey };
let keys: IssuerKeys;
let jwks: unknown;

beforeAll(async () => {
  [ours, foreign] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);
  jwks = { keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
  keys = new IssuerKeys(ISSUER, async (url) =>
    url.endsWith('/.well-known/openid-configuration') ? { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks.json` } : jwks,
  );
});

const good: JWTPayload = { iss: ISSUER, aud: 'api', sub: 'u1', iat: seconds - 60, exp: seconds + 60 };

const sign = (claims: JWTPayload, key: CryptoKey = ours.privateKey, kid = 'k1') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);

const authorize = (token: string | undefined, scopes: string[] = [], now = NOW) =>
  authorizeToken(token, settings, scopes, { keys, clock: { now: () => now } });

describe('the JWT authorizer', () => {
  it('lets a good token through, with its claims as texts and no scopes where none are asked', async () => {
    const token = await sign({ ...good, groups: ['a', 'b'], admin: true });
    expect(await authorize(`Bearer ${token}`)).toEqual({
      outcome: 'authorized',
      token: {
        claims: {
          iss: ISSUER,
          aud: 'api',
          sub: 'u1',
          iat: String(seconds - 60),
          exp: String(seconds + 60),
          groups: '[a b]',
          admin: 'true',
        },
        scopes: null,
      },
    });
  });

  it('takes the token without Bearer too', async () => {
    expect((await authorize(await sign(good))).outcome).toBe('authorized');
  });

  it.each<[string, Record<string, unknown>]>([
    ['another issuer', { ...good, iss: 'http://127.0.0.1:1/other' }],
    ['another audience', { ...good, aud: 'other' }],
    ['no audience at all', { ...good, aud: undefined }],
    ['an expiry past by virtual time', { ...good, exp: seconds - 1 }],
    ['no expiry', { ...good, exp: undefined }],
    ['a beginning in the virtual future', { ...good, nbf: seconds + 1 }],
    ['an issue in the virtual future', { ...good, iat: seconds + 1 }],
  ])('refuses a token with %s', async (_, claims) => {
    const filled = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    expect(await authorize(await sign(filled))).toEqual({ outcome: 'unauthorized' });
  });

  it('refuses what was good once virtual time has passed it', async () => {
    const token = await sign(good);
    expect((await authorize(token, [], NOW)).outcome).toBe('authorized');
    expect((await authorize(token, [], NOW + 61_000)).outcome).toBe('unauthorized');
  });

  it('refuses an unsigned token', async () => {
    expect(await authorize(new UnsecuredJWT(good).encode())).toEqual({ outcome: 'unauthorized' });
  });

  it('refuses a token signed by HS256 with the public key as its secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(ours.publicKey)));
    const token = await new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret);
    expect(await authorize(token)).toEqual({ outcome: 'unauthorized' });
  });

  it('refuses a foreign key, by whichever name', async () => {
    expect(await authorize(await sign(good, foreign.privateKey))).toEqual({ outcome: 'unauthorized' });
    expect(await authorize(await sign(good, foreign.privateKey, 'k2'))).toEqual({ outcome: 'unauthorized' });
  });

  it('refuses a token whose claims were changed', async () => {
    const [header, , signature] = (await sign(good)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...good, sub: 'u2' })).toString('base64url');
    expect(await authorize(`${header}.${changed}.${signature}`)).toEqual({ outcome: 'unauthorized' });
  });

  it.each([undefined, '', 'Bearer ', 'Bearer x', 'Basic dTpw'])('refuses the header %j', async (header) => {
    expect(await authorize(header)).toEqual({ outcome: 'unauthorized' });
  });

  it('looks at client_id only where there is no audience', async () => {
    const { aud: _, ...noAudience } = good;
    expect((await authorize(await sign({ ...noAudience, client_id: 'api' }))).outcome).toBe('authorized');
    expect((await authorize(await sign({ ...good, aud: 'other', client_id: 'api' }))).outcome).toBe('unauthorized');
    expect((await authorize(await sign({ ...good, aud: ['x', 'api'] }))).outcome).toBe('authorized');
  });

  it.each<[unknown, string[], string]>([
    ['read write', ['write'], 'authorized'],
    [['read', 'write'], ['write'], 'authorized'],
    ['read', ['write', 'read'], 'authorized'],
    ['read', ['write'], 'forbidden'],
    [undefined, ['write'], 'forbidden'],
  ])('with scope %j on a route asking for %j it is %s', async (scope, asked, outcome) => {
    const claims = scope === undefined ? good : { ...good, scope };
    expect((await authorize(await sign(claims), asked)).outcome).toBe(outcome);
  });

  it('names the token’s scopes where the route asks for some', async () => {
    const result = await authorize(await sign({ ...good, scp: 'read write' }), ['read']);
    expect(result).toMatchObject({ token: { scopes: ['read', 'write'] } });
  });

  it('is unauthorized, not an error, while the issuer does not answer', async () => {
    const silent = new IssuerKeys(ISSUER, () => Promise.reject(new Error('down')));
    const result = await authorizeToken(await sign(good), settings, [], { keys: silent, clock: { now: () => NOW } });
    expect(result).toEqual({ outcome: 'unauthorized' });
  });

  it('refuses a discovery document that speaks for another issuer', async () => {
    const odd = new IssuerKeys(ISSUER, async (url) =>
      url.endsWith('configuration') ? { issuer: 'http://x/', jwks_uri: 'http://x/jwks' } : jwks,
    );
    const result = await authorizeToken(await sign(good), settings, [], { keys: odd, clock: { now: () => NOW } });
    expect(result).toEqual({ outcome: 'unauthorized' });
  });

  it('asks again for a key it does not know, but not at once', async () => {
    let elapsed = 0;
    let asked = 0;
    const rotated = { keys: [{ ...(jwks as { keys: object[] }).keys[0], kid: 'k2' }] };
    const rotating = new IssuerKeys(
      ISSUER,
      async (url) => {
        if (url.endsWith('configuration')) return { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks.json` };
        asked += 1;
        return asked === 1 ? jwks : rotated;
      },
      () => elapsed,
    );
    const check = async (token: string) =>
      (await authorizeToken(token, settings, [], { keys: rotating, clock: { now: () => NOW } })).outcome;
    const [before, after] = [await sign(good), await sign(good, ours.privateKey, 'k2')];
    expect(await check(before)).toBe('authorized');
    expect(await check(after)).toBe('unauthorized');
    elapsed = 5_001;
    expect(await check(after)).toBe('authorized');
    expect(asked).toBe(2);
  });

  it('checks the signature of a token once, as long as the keys are kept, and its time and audience each time', async () => {
    let [elapsed, sought] = [0, 0];
    const gone = { keys: [{ ...(jwks as { keys: object[] }).keys[0], kid: 'k2' }] };
    class Counted extends IssuerKeys {
      override find(...of: Parameters<IssuerKeys['find']>): ReturnType<IssuerKeys['find']> {
        sought += 1;
        return super.find(...of);
      }
    }
    const counted = new Counted(
      ISSUER,
      async (url) => (url.endsWith('configuration') ? { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks.json` } : elapsed === 0 ? jwks : gone),
      () => elapsed,
    );
    const token = await sign(good);
    const check = async (now = NOW, audience = 'api') =>
      (await authorizeToken(token, { issuer: ISSUER, audience: [audience] }, [], { keys: counted, clock: { now: () => now } })).outcome;
    expect([await check(), await check(NOW + 59_000), sought]).toEqual(['authorized', 'authorized', 1]);
    expect([await check(NOW + 60_000), await check(NOW, 'other'), sought]).toEqual(['unauthorized', 'unauthorized', 1]);
    expect(await authorizeToken(`${token}x`, settings, [], { keys: counted, clock: { now: () => NOW } })).toEqual({
      outcome: 'unauthorized',
    });
    expect(sought).toBe(2);
    elapsed = 600_001;
    expect([await check(), sought]).toEqual(['unauthorized', 3]);
  });

  it('finds an issuer’s keys over HTTP', async () => {
    const served = await serveWire(async ({ path }) => {
      const issuer = served.url;
      const documents: Record<string, unknown> = {
        '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks.json` },
        '/jwks.json': jwks,
      };
      return { status: 200, headers: {}, body: JSON.stringify(documents[path]) };
    });
    const token = await sign({ ...good, iss: served.url });
    const check = (issuer: string) =>
      authorizeToken(token, { issuer, audience: ['api'] }, [], { keys: new IssuerKeys(issuer), clock: { now: () => NOW } });
    expect((await check(served.url)).outcome).toBe('authorized');
    await served.close();
    expect((await check(served.url)).outcome).toBe('unauthorized');
  });

  it('asks the issuer once for many tokens', async () => {
    let asked = 0;
    const counting = new IssuerKeys(ISSUER, async (url) => {
      asked += 1;
      return url.endsWith('configuration') ? { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks.json` } : jwks;
    });
    const token = await sign(good);
    const check = () => authorizeToken(token, settings, [], { keys: counting, clock: { now: () => NOW } });
    await Promise.all([check(), check()]);
    await check();
    expect(asked).toBe(2);
  });
});
