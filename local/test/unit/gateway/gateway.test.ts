import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { readHttpApis, type ApiResource } from '../../../gateway/read-http-apis.ts';
import { createIdentity } from '../../../identity/identity.ts';
import { LambdaServiceError, type InvokeResult } from '../../../lambda/invoker.ts';
import { wireRequest } from '../page/serve-wire.ts';

const ISSUER = 'http://127.0.0.1:8787/_local/identity';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:api';

const resource = (kind: string, physicalId: string, properties: Record<string, unknown>): [string, ApiResource] => [
  `Logical${physicalId}`,
  { type: `AWS::ApiGatewayV2::${kind}`, physicalId, properties },
];

const template = (more: Record<string, unknown> = {}, scopes: string[] = []) =>
  new Map<string, ApiResource>([
    resource('Api', 'api1', { Name: 'demo', ProtocolType: 'HTTP', ...more }),
    resource('Stage', 'stage', { ApiId: 'api1', StageName: '$default', AutoDeploy: true }),
    resource('Integration', 'int1', {
      ApiId: 'api1',
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION,
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 50,
    }),
    resource('Authorizer', 'auth1', {
      ApiId: 'api1',
      AuthorizerType: 'JWT',
      Name: 'a',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: ISSUER, Audience: ['api'] },
    }),
    resource('Route', 'r1', { ApiId: 'api1', RouteKey: 'GET /healthz', Target: 'integrations/int1' }),
    resource('Route', 'r2', {
      ApiId: 'api1',
      RouteKey: 'ANY /v1/{proxy+}',
      Target: 'integrations/int1',
      AuthorizationType: 'JWT',
      AuthorizerId: 'auth1',
      AuthorizationScopes: scopes,
    }),
    ['Other', { type: 'AWS::SQS::Queue', physicalId: 'q', properties: {} }],
  ]);

async function gatewayWith(invoke: (name: string, payload: string) => Promise<InvokeResult>, resources = template()) {
  const clock = new VirtualClock();
  const person = { id: 'p1', subject: 's1', label: '甲', labelEn: 'A', group: 'g' };
  const identity = await createIdentity({ issuer: ISSUER, audience: 'api', people: [person], clock });
  const [api] = readHttpApis(resources, '000000000000');
  if (api === undefined) throw new Error('no api');
  const gateway = createGateway({
    api,
    clock,
    lambda: { invoke },
    newRequestId: () => 'request-1',
    fetchJson: async (url) => {
      const response = await identity.handle(wireRequest('GET', new URL(url).pathname));
      return JSON.parse(String(response?.body)) as unknown;
    },
  });
  const token = (await identity.issueToken('p1'))?.access_token ?? '';
  return { gateway, clock, bearer: { authorization: `Bearer ${token}` } };
}

const echo = async (name: string, payload: string): Promise<InvokeResult> => ({
  payload: JSON.stringify({ name, event: JSON.parse(payload) as unknown }),
});

const message = (response: { body: string | Buffer }) => (JSON.parse(String(response.body)) as { message: string }).message;

describe('the gateway', () => {
  it('invokes the route’s function with the event and answers with its result', async () => {
    const { gateway } = await gatewayWith(echo);
    const response = await gateway(wireRequest('GET', '/healthz'));
    expect(response).toMatchObject({ status: 200, headers: { 'apigw-requestid': 'request-1' } });
    expect(JSON.parse(String(response.body))).toMatchObject({ name: FUNCTION, event: { routeKey: 'GET /healthz' } });
  });

  it('hands the verified claims to the function', async () => {
    const { gateway, bearer } = await gatewayWith(echo);
    const response = await gateway(wireRequest('POST', '/v1/x', { headers: bearer }));
    expect(JSON.parse(String(response.body))).toMatchObject({
      event: { requestContext: { authorizer: { jwt: { claims: { sub: 's1', iss: ISSUER } } } } },
    });
  });

  it('answers 401 without a token, and once virtual time has passed its expiry', async () => {
    const { gateway, clock, bearer } = await gatewayWith(echo);
    const bare = await gateway(wireRequest('GET', '/v1/x'));
    expect([bare.status, message(bare), bare.headers['www-authenticate']]).toEqual([401, 'Unauthorized', 'Bearer']);
    expect((await gateway(wireRequest('GET', '/v1/x', { headers: bearer }))).status).toBe(200);
    await clock.advanceTo(clock.now() + 12.1 * 3_600_000);
    expect((await gateway(wireRequest('GET', '/v1/x', { headers: bearer }))).status).toBe(401);
  });

  it('answers 403 when the token lacks every scope of the route', async () => {
    const { gateway, bearer } = await gatewayWith(echo, template({}, ['cases:write']));
    const response = await gateway(wireRequest('GET', '/v1/x', { headers: bearer }));
    expect([response.status, message(response)]).toEqual([403, 'Forbidden']);
  });

  it('answers 404 where no route fits', async () => {
    const { gateway } = await gatewayWith(echo);
    const response = await gateway(wireRequest('GET', '/nowhere'));
    expect([response.status, message(response)]).toEqual([404, 'Not Found']);
  });

  it('answers 413 to more than ten megabytes', async () => {
    const { gateway } = await gatewayWith(echo);
    const response = await gateway(wireRequest('GET', '/healthz', { body: Buffer.alloc(10 * 1024 * 1024 + 1) }));
    expect(response.status).toBe(413);
  });

  it.each<[string, () => Promise<InvokeResult>, number, string]>([
    ['fails', async () => ({ payload: '{"errorType":"Error"}', functionError: 'Unhandled' }), 500, 'Internal Server Error'],
    ['gives a malformed response', async () => ({ payload: '{"statusCode":"x"}' }), 500, 'Internal Server Error'],
    [
      'is throttled',
      () => Promise.reject(new LambdaServiceError('TooManyRequestsException', 'Rate Exceeded.')),
      503,
      'Service Unavailable',
    ],
    ['does not exist', () => Promise.reject(new LambdaServiceError('ResourceNotFoundException', 'no')), 500, 'Internal Server Error'],
    ['takes longer than the integration waits', () => new Promise(() => undefined), 503, 'Service Unavailable'],
  ])('when the function %s it answers in API Gateway’s words', async (_, invoke, status, words) => {
    const { gateway } = await gatewayWith(invoke);
    const response = await gateway(wireRequest('GET', '/healthz'));
    expect([response.status, message(response)]).toEqual([status, words]);
  });
});

describe('CORS', () => {
  const cors = {
    CorsConfiguration: {
      AllowOrigins: ['https://a.example'],
      AllowMethods: ['GET', 'POST'],
      AllowHeaders: ['authorization'],
      ExposeHeaders: ['etag'],
      MaxAge: 60,
    },
  };
  const preflight = { origin: 'https://a.example', 'access-control-request-method': 'POST' };

  it('answers preflights itself, without a token', async () => {
    const { gateway } = await gatewayWith(echo, template(cors));
    expect(await gateway(wireRequest('OPTIONS', '/v1/x', { headers: preflight }))).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://a.example',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'authorization',
        'access-control-max-age': '60',
      },
    });
  });

  it('gives foreign origins no leave', async () => {
    const { gateway } = await gatewayWith(echo, template(cors));
    const response = await gateway(wireRequest('OPTIONS', '/v1/x', { headers: { ...preflight, origin: 'https://b.example' } }));
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('puts its own headers in place of the function’s', async () => {
    const { gateway } = await gatewayWith(
      async () => ({ payload: '{"statusCode":200,"headers":{"Access-Control-Allow-Origin":"*"}}' }),
      template(cors),
    );
    const response = await gateway(wireRequest('GET', '/healthz', { headers: { origin: 'https://a.example' } }));
    expect(response.headers).toMatchObject({ 'access-control-allow-origin': 'https://a.example', 'access-control-expose-headers': 'etag' });
    expect((await gateway(wireRequest('GET', '/healthz'))).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('leaves OPTIONS and CORS headers alone where the API has no configuration', async () => {
    const { gateway } = await gatewayWith(async () => ({ payload: '{"statusCode":200,"headers":{"access-control-allow-origin":"*"}}' }));
    expect((await gateway(wireRequest('GET', '/healthz'))).headers['access-control-allow-origin']).toBe('*');
    expect((await gateway(wireRequest('OPTIONS', '/v1/x', { headers: preflight }))).status).toBe(401);
  });
});

/** Reads the template with properties of one kind of resource changed. */
const changed = (kind: string, change: Record<string, unknown>) => {
  const resources = template();
  for (const [id, found] of resources) {
    if (found.type.endsWith(kind)) resources.set(id, { ...found, properties: { ...found.properties, ...change } });
  }
  return () => readHttpApis(resources, '0');
};

describe('what the template may ask for', () => {
  it.each([
    ['a WebSocket API', 'Api', { ProtocolType: 'WEBSOCKET' }, /ProtocolType/],
    ['an HTTP integration', 'Integration', { IntegrationType: 'HTTP_PROXY' }, /IntegrationType/],
    ['payload format 1.0', 'Integration', { PayloadFormatVersion: '1.0' }, /PayloadFormatVersion/],
    ['parameter mapping', 'Integration', { RequestParameters: {} }, /RequestParameters/],
    ['a Lambda authorizer', 'Authorizer', { AuthorizerType: 'REQUEST' }, /AuthorizerType/],
    ['a token in the query', 'Authorizer', { IdentitySource: ['$request.querystring.token'] }, /IdentitySource/],
    ['IAM authorization', 'Route', { AuthorizationType: 'AWS_IAM' }, /AuthorizationType/],
    ['a route key that cannot be read', 'Route', { RouteKey: 'FETCH /x' }, /RouteKey/],
    ['an integration that is not there', 'Route', { Target: 'integrations/none' }, /Target/],
    ['a named stage', 'Stage', { StageName: 'prod' }, /StageName/],
  ])('refuses %s by name', (_, kind, change, reason) => {
    expect(changed(kind, change)).toThrow(reason);
    expect(changed(kind, change)).toThrow(/AWS::ApiGatewayV2::/);
  });

  it('refuses an authorizer that is not there and types it does not know', () => {
    const withoutAuthorizer = template();
    withoutAuthorizer.delete('Logicalauth1');
    expect(() => readHttpApis(withoutAuthorizer, '0')).toThrow(/AuthorizerId/);
    const withDomain = new Map([...template(), resource('DomainName', 'd', {})]);
    expect(() => readHttpApis(withDomain, '0')).toThrow(/AWS::ApiGatewayV2::DomainName/);
  });

  it('reads a function’s ARN out of an invocation URI', () => {
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
    expect(changed('Integration', { IntegrationUri: uri })()[0]?.routes[0]?.integration.functionArn).toBe(FUNCTION);
  });
});
