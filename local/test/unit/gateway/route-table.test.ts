import { describe, expect, it } from 'vitest';
import { matchRoute, parseRouteKey } from '../../../gateway/route-table.ts';

const routes = (...keys: string[]) =>
  keys.map((text) => {
    const key = parseRouteKey(text);
    if (key === undefined) throw new Error(text);
    return { key };
  });

const chosen = (keys: string[], method: string, path: string) => {
  const match = matchRoute(routes(...keys), method, path);
  return match && [match.route.key.text, match.pathParameters];
};

describe('route choice', () => {
  const api = [
    '$default',
    'ANY /v1/{proxy+}',
    'GET /v1/cases/{id}',
    'GET /v1/cases/open',
    'POST /v1/cases/open',
    'GET /healthz',
    'ANY /v1/cases/{id}/notes',
  ];

  it.each([
    ['GET', '/healthz', 'GET /healthz', {}],
    ['POST', '/healthz', '$default', {}],
    ['GET', '/v1/cases/open', 'GET /v1/cases/open', {}],
    ['GET', '/v1/cases/7', 'GET /v1/cases/{id}', { id: '7' }],
    ['PUT', '/v1/cases/7', 'ANY /v1/{proxy+}', { proxy: 'cases/7' }],
    ['GET', '/v1/cases/7/notes', 'ANY /v1/cases/{id}/notes', { id: '7' }],
    ['DELETE', '/v1/a/b/c', 'ANY /v1/{proxy+}', { proxy: 'a/b/c' }],
    ['GET', '/v1/a%2Fb', 'ANY /v1/{proxy+}', { proxy: 'a%2Fb' }],
    ['GET', '/v1', '$default', {}],
    ['GET', '/v1/', 'ANY /v1/{proxy+}', { proxy: '' }],
    ['GET', '/', '$default', {}],
    ['GET', '/elsewhere', '$default', {}],
  ])('%s %s goes to %s', (method, path, key, parameters) => {
    expect(chosen(api, method, path)).toEqual([key, parameters]);
  });

  it('prefers the named method to ANY on the same path, whatever the order', () => {
    expect(chosen(['ANY /a', 'GET /a'], 'GET', '/a')?.[0]).toBe('GET /a');
    expect(chosen(['GET /a', 'ANY /a'], 'GET', '/a')?.[0]).toBe('GET /a');
  });

  it('finds nothing without a fitting route', () => {
    expect(chosen(['GET /a', 'GET /b/{x}'], 'GET', '/c')).toBeUndefined();
    expect(chosen(['GET /b/{x}'], 'GET', '/b/')).toBeUndefined();
    expect(chosen(['GET /{rest+}'], 'GET', '/')).toBeUndefined();
    expect(chosen(['GET /b/{rest+}'], 'GET', '/b')).toBeUndefined();
  });

  it.each(['GET', 'FETCH /a', 'GET a', 'GET /{rest+}/more', 'GET /a b', ''])('cannot read the key %j', (key) => {
    expect(parseRouteKey(key)).toBeUndefined();
  });
});
