import { describe, expect, it } from 'vitest';
import { requestEvent, type RequestFacts } from '../../../gateway/request-event.ts';
import type { WireRequest } from '../../../wire.ts';
import { wireRequest } from '../page/serve-wire.ts';

const facts: RequestFacts = {
  api: { apiId: 'api1', accountId: '000000000000', stage: '$default' },
  routeKey: 'POST /v1/{proxy+}',
  pathParameters: { proxy: 'a/%E4%BA%91' },
  requestId: 'request-1',
  at: Date.UTC(2026, 2, 12, 19, 3, 58, 390),
  token: undefined,
};

const event = (request: WireRequest, more: Partial<RequestFacts> = {}) =>
  requestEvent(request, { ...facts, ...more }) as Record<string, never>;

describe('the event of payload format 2.0', () => {
  it('has every key of the format', () => {
    const request = wireRequest('POST', '/v1/a/%E4%BA%91?x=1&x=2&name=%E5%8C%BA+1', {
      headers: { 'content-type': 'application/json', cookie: 'a=1; b=2', 'user-agent': 'probe/1' },
      body: '{"n":1}',
    });
    const token = { claims: { sub: 'u1' }, scopes: ['read'] };
    expect(event(request, { token })).toEqual({
      version: '2.0',
      routeKey: 'POST /v1/{proxy+}',
      rawPath: '/v1/a/云',
      rawQueryString: 'x=1&x=2&name=%E5%8C%BA+1',
      cookies: ['a=1', 'b=2'],
      headers: {
        host: '127.0.0.1:8787',
        'content-type': 'application/json',
        'user-agent': 'probe/1',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '8787',
        'x-forwarded-proto': 'http',
      },
      queryStringParameters: { x: '1,2', name: '区 1' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api1',
        authorizer: { jwt: token },
        domainName: '127.0.0.1:8787',
        domainPrefix: '127',
        http: { method: 'POST', path: '/v1/a/云', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'probe/1' },
        requestId: 'request-1',
        routeKey: 'POST /v1/{proxy+}',
        stage: '$default',
        time: '12/Mar/2026:19:03:58 +0000',
        timeEpoch: facts.at,
      },
      pathParameters: { proxy: 'a/云' },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what the request lacks', () => {
    const keys = Object.keys(event(wireRequest('GET', '/'), { pathParameters: {} }));
    expect(keys).toEqual(['version', 'routeKey', 'rawPath', 'rawQueryString', 'headers', 'requestContext', 'isBase64Encoded']);
  });

  it.each([
    ['application/json', false],
    ['application/problem+json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['multipart/form-data; boundary=x', true],
  ])('a body of %s is base64: %s', (type, isBase64Encoded) => {
    const sent = event(wireRequest('POST', '/', { headers: { 'content-type': type }, body: 'a=1' }));
    expect(sent['isBase64Encoded']).toBe(isBase64Encoded);
    expect(sent['body']).toBe(isBase64Encoded ? 'YT0x' : 'a=1');
  });

  it('keeps a path that is not proper percent-encoding as it came', () => {
    expect(event(wireRequest('GET', '/v1/%zz'))['rawPath']).toBe('/v1/%zz');
  });
});
