import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IdentityProvider } from '#console/session/identity-provider.ts';
import { beginSignIn, finishSignIn } from '#console/session/sign-in.ts';
import type { SignInTools } from '#console/session/sign-in.ts';
import { MemoryDrawer } from '#test/support/memory-drawer.ts';

const provider: IdentityProvider = {
  settings: { issuer: 'https://login.example/pool', clientId: 'console', scope: 'openid cases' },
  authorizationEndpoint: 'https://login.example/authorize?tenant=1',
  tokenEndpoint: 'https://tokens.example/token',
  endSessionEndpoint: undefined,
};

let drawer: MemoryDrawer;
let made: number;
let exchanges: { address: string; form: Record<string, string> }[];
let tokenAnswer: () => Response | Promise<Response>;

const idToken = (claims: object) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
const goodClaims = { nonce: 'random-2', iss: 'https://login.example/pool', aud: 'console', name: '雷正宇' };
const tokens = (claims: object) => () => Response.json({ access_token: 'the-token', token_type: 'Bearer', id_token: idToken(claims) });

beforeEach(() => {
  drawer = new MemoryDrawer();
  made = 0;
  exchanges = [];
  tokenAnswer = tokens(goodClaims);
});

const tools = (): SignInTools => ({
  drawer,
  randomText: () => `random-${(made += 1)}`,
  redirectUri: 'https://proposals.example/signed-in',
  fetch: async (address, init) => {
    exchanges.push({ address, form: Object.fromEntries(init?.body as URLSearchParams) });
    return tokenAnswer();
  },
});

const begin = (ask?: 'login') => beginSignIn(provider, tools(), { returnTo: '/cases/p1', ask });
const finish = (query: string) => finishSignIn(query, tools());

describe('beginning to sign in', () => {
  it('asks for a code, bound to this attempt by state, nonce and the hash of a secret', async () => {
    const address = new URL(await begin());
    expect(address.origin + address.pathname).toBe('https://login.example/authorize');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'console',
      redirect_uri: 'https://proposals.example/signed-in',
      scope: 'openid cases',
      state: 'random-1',
      nonce: 'random-2',
      code_challenge: createHash('sha256').update('random-3').digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('asks for somebody new where that is wanted', async () => {
    expect(new URL(await begin('login')).searchParams.get('prompt')).toBe('login');
  });
});

describe('finishing to sign in', () => {
  it('exchanges the code with the secret, and leads back to where it began', async () => {
    await begin();
    expect(await finish('?code=c1&state=random-1')).toEqual({ token: 'the-token', returnTo: '/cases/p1' });
    expect(exchanges).toEqual([
      {
        address: 'https://tokens.example/token',
        form: {
          grant_type: 'authorization_code',
          code: 'c1',
          redirect_uri: 'https://proposals.example/signed-in',
          client_id: 'console',
          code_verifier: 'random-3',
        },
      },
    ]);
  });

  it('takes an audience of several, of which this page is one', async () => {
    await begin();
    tokenAnswer = tokens({ ...goodClaims, aud: ['api', 'console'] });
    expect((await finish('?code=c1&state=random-1')).token).toBe('the-token');
  });

  it('takes an answer once', async () => {
    await begin();
    await finish('?code=c1&state=random-1');
    await expect(finish('?code=c1&state=random-1')).rejects.toMatchObject({ reason: 'not-asked' });
    expect(exchanges).toHaveLength(1);
  });

  it.each([
    ['of a forged state', '?code=c1&state=forged'],
    ['without a state', '?code=c1'],
    ['of another issuer', '?code=c1&state=random-1&iss=https%3A%2F%2Fother.example'],
    ['of an earlier attempt', '?code=c1&state=random-0'],
  ])('does not exchange the code of an answer %s', async (_what, query) => {
    await begin();
    await expect(finish(query)).rejects.toMatchObject({ reason: 'not-asked' });
    expect(exchanges).toEqual([]);
  });

  it.each([
    ['another nonce', { ...goodClaims, nonce: 'random-9' }],
    ['another issuer', { ...goodClaims, iss: 'https://other.example' }],
    ['another audience', { ...goodClaims, aud: 'other' }],
  ])('does not take a token that comes with %s', async (_what, claims) => {
    await begin();
    tokenAnswer = tokens(claims);
    await expect(finish('?code=c1&state=random-1')).rejects.toMatchObject({ reason: 'not-asked' });
  });

  it.each([
    ['the provider says no', '?error=access_denied&state=random-1', tokens(goodClaims), 'refused'],
    ['the code is no longer good', '?code=c1&state=random-1', () => Response.json({ error: 'invalid_grant' }, { status: 400 }), 'refused'],
    ['the provider fails', '?code=c1&state=random-1', () => new Response('', { status: 502 }), 'provider-unreachable'],
    ['its answer is no JSON', '?code=c1&state=random-1', () => new Response('<html>'), 'provider-unreachable'],
    ['it gives no id token', '?code=c1&state=random-1', () => Response.json({ access_token: 't' }), 'provider-unreachable'],
    ['nobody answers', '?code=c1&state=random-1', () => Promise.reject(new TypeError('fetch failed')), 'provider-unreachable'],
  ])('tells it when %s', async (_what, query, answer, reason) => {
    await begin();
    tokenAnswer = answer;
    await expect(finish(query)).rejects.toMatchObject({ name: 'SignInFault', reason });
  });
});
