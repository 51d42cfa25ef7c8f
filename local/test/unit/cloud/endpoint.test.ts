import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createEndpoint } from '../../../endpoint.ts';
import type { WireRequest, WireResponse } from '../../../wire.ts';

const service = (name: string) => async (): Promise<WireResponse> => ({ status: 200, headers: {}, body: name });
const services = {
  dynamodb: service('dynamodb'),
  states: service('states'),
  events: service('events'),
  lambda: service('lambda'),
  ses: service('ses'),
  s3: { handle: service('s3'), takes: ({ path }: WireRequest) => path.startsWith('/bucket/') },
};
const endpoint = createEndpoint({ services, accountId: '000000000000', clock: new VirtualClock() });

function request(
  changes: Partial<WireRequest> & { target?: string; form?: string; service?: string; host?: string; origin?: string },
): WireRequest {
  const { target, form, service: scope, host = '127.0.0.1:4566', origin, ...rest } = changes;
  const headers: Record<string, string> = { host };
  if (target !== undefined) headers['x-amz-target'] = target;
  if (form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded; charset=utf-8';
  if (scope !== undefined)
    headers['authorization'] = `AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/${scope}/aws4_request, SignedHeaders=host`;
  if (origin !== undefined) headers['origin'] = origin;
  return { method: 'POST', path: '/', query: '', headers, body: Buffer.from(form ?? '{}'), ...rest };
}

describe('the one address', () => {
  it.each([
    ['dynamodb', { target: 'DynamoDB_20120810.PutItem' }],
    ['states', { target: 'AWSStepFunctions.StartExecution' }],
    ['events', { target: 'AWSEvents.PutEvents' }],
    ['lambda', { path: '/2015-03-31/functions/relay/invocations' }],
    ['ses', { path: '/v2/email/outbound-emails' }],
    ['ses', { form: 'Action=SendEmail&Version=2010-12-01' }],
    ['s3', { method: 'PUT', path: '/bucket/key', service: 's3' }],
    ['s3', { method: 'GET', path: '/bucket/key', origin: 'http://127.0.0.1:8787' }],
  ])('leads to %s by %o', async (name, changes) => {
    expect((await endpoint(request(changes))).body).toBe(name);
  });

  it('tells who calls', async () => {
    const { status, body } = await endpoint(request({ form: 'Action=GetCallerIdentity&Version=2011-06-15', host: 'localhost:4566' }));
    expect(status).toBe(200);
    expect(body).toContain('<Account>000000000000</Account>');
  });

  it.each([
    [
      'AWS JSON',
      { target: 'AmazonSSM.GetParameter', service: 'ssm' },
      400,
      '{"__type":"UnknownOperationException","message":"The embedded cloud does not support ssm (AmazonSSM.GetParameter)',
    ],
    ['streams', { target: 'DynamoDBStreams_20120810.ListStreams' }, 400, 'does not support DynamoDBStreams_20120810.ListStreams'],
    [
      'the query protocol',
      { form: 'Action=DescribeStacks&Version=2010-05-15', service: 'cloudformation' },
      501,
      '<ErrorResponse><Error><Type>Sender</Type><Code>NotImplemented</Code><Message>The embedded cloud does not support cloudformation (DescribeStacks)',
    ],
    ['another STS operation', { form: 'Action=AssumeRole&Version=2011-06-15', service: 'sts' }, 501, 'does not support sts (AssumeRole)'],
    [
      'a service that speaks REST',
      { method: 'GET', path: '/images/<name>', service: 'ecr' },
      501,
      '<Error><Code>NotImplemented</Code><Message>The embedded cloud does not support ecr (GET /images/&lt;name&gt;)',
    ],
  ])('refuses %s by name, in the form its clients read', async (_name, changes, status, text) => {
    const answer = await endpoint(request(changes));
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page on this machine', { origin: 'http://127.0.0.1:3000' }],
    ['a name that resolves to loopback', { host: 'evil.example:4566' }],
  ])('refuses a browser that comes from %s', async (_name, changes) => {
    expect((await endpoint(request({ target: 'AWSEvents.PutEvents', ...changes }))).status).toBe(403);
    expect((await endpoint(request({ path: '/bucket/key', service: 's3', ...changes }))).status).toBe(403);
  });
});
