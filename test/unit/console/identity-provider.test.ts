import { describe, expect, it } from 'vitest';
import { endSessionAddress, findIdentityProvider } from '#console/session/identity-provider.ts';

const settings = { issuer: 'https://login.example/pool/', clientId: 'console', scope: 'openid' };
const discovery = {
  issuer: 'https://login.example/pool/',
  authorization_endpoint: 'https://login.example/authorize',
  token_endpoint: 'https://tokens.example/token',
};

/** Answers by address; anything else is nobody's. */
const world = (answers: Readonly<Record<string, unknown>>) => async (address: string) => {
  if (!(address in answers)) throw new TypeError('fetch failed');
  const answer = answers[address];
  return answer instanceof Response ? answer : Response.json(answer);
};
const told = JSON.stringify(settings);
const discoveryAt = 'https://login.example/pool/.well-known/openid-configuration';
const good = { [discoveryAt]: discovery };

describe('the identity provider', () => {
  it('is found by what the page tells and its discovery document', async () => {
    expect(await findIdentityProvider(world(good), told)).toEqual({
      settings,
      authorizationEndpoint: 'https://login.example/authorize',
      tokenEndpoint: 'https://tokens.example/token',
      endSessionEndpoint: undefined,
    });
  });

  it.each([
    ['is of another issuer', { ...good, [discoveryAt]: { ...discovery, issuer: 'https://other.example' } }],
    ['lacks an address', { ...good, [discoveryAt]: { issuer: discovery.issuer } }],
    ['is not JSON', { ...good, [discoveryAt]: new Response('<html>') }],
    ['is not given', { ...good, [discoveryAt]: new Response('', { status: 404 }) }],
    ['is not reached', {}],
  ])('is unreachable when its document %s', async (_what, answers) => {
    await expect(findIdentityProvider(world(answers), told)).rejects.toMatchObject({ name: 'SignInFault', reason: 'provider-unreachable' });
  });

  it.each(['', '{}', 'null', '{"issuer":1}'])('is unreachable where the page tells %s of it', async (nothing) => {
    await expect(findIdentityProvider(world(good), nothing)).rejects.toMatchObject({ reason: 'provider-unreachable' });
  });

  it('ends its own session where it offers that, and leads back', async () => {
    const found = await findIdentityProvider(
      world({ ...good, [discoveryAt]: { ...discovery, end_session_endpoint: 'https://login.example/logout' } }),
      told,
    );
    const address = new URL(endSessionAddress(found, 'https://proposals.example/signed-out') ?? '');
    expect(address.pathname).toBe('/logout');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'console',
      post_logout_redirect_uri: 'https://proposals.example/signed-out',
      logout_uri: 'https://proposals.example/signed-out',
    });
    expect(endSessionAddress(await findIdentityProvider(world(good), told), 'https://proposals.example/signed-out')).toBeUndefined();
  });
});
