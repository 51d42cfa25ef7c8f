import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCloud, type TestCloud } from './cloud.ts';

let cloud: TestCloud;
let server: Server;
let client: SFNClient;

beforeAll(async () => {
  cloud = testCloud({ ask: () => null });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      void cloud.service
        .handle({ method: 'POST', path: '/', query: '', headers, body: Buffer.concat(chunks) })
        .then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterAll(() => {
  client.destroy();
  server.close();
  cloud.service.stop();
});

describe('the AWS SDK', () => {
  it('creates a machine, runs it by its token, and reads what happened', async () => {
    const States = {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
        TimeoutSeconds: 60,
        End: true,
      },
    };
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Ask', States });
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({ name: 'sdk', roleArn: 'arn:aws:iam::123456789012:role/r', definition }),
    );
    const { executionArn, startDate } = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{}' }));
    expect(startDate).toBeInstanceOf(Date);
    await cloud.clock.whenQuiet();
    const taskToken = cloud.lambda.calls[0]!.payload.token;
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
    await cloud.clock.whenQuiet();
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}', startDate });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toContain('TaskSubmitted');
    expect(events?.[2]?.timestamp).toBeInstanceOf(Date);
    expect(events?.[2]?.taskScheduledEventDetails).toMatchObject({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      region: 'eu-west-1',
      timeoutInSeconds: 60,
    });
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' }));
    expect(executions).toHaveLength(1);
  });

  it('knows our errors by their names', async () => {
    const send = client.send(new SendTaskSuccessCommand({ taskToken: 'made-up', output: '1' }));
    await expect(send).rejects.toMatchObject({ name: 'InvalidToken', message: 'Invalid token', $metadata: { httpStatusCode: 400 } });
    const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:sdk:gone';
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });
});

async function post(target: string | undefined, body: string) {
  const headers: Record<string, string> = target === undefined ? {} : { 'x-amz-target': target };
  const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) };
  const response = await cloud.service.handle(request);
  return { status: response.status, type: response.headers['content-type'], body: JSON.parse(String(response.body)) };
}

describe('the wire', () => {
  it.each([
    ['no target', undefined, '{}', 'UnknownOperationException'],
    ['another service', 'DynamoDB_20120810.GetItem', '{}', 'UnknownOperationException'],
    ['an unknown operation', 'AWSStepFunctions.Nothing', '{}', 'UnknownOperationException'],
    ['a body that is no JSON', 'AWSStepFunctions.ListStateMachines', '{', 'SerializationException'],
    ['a member of the wrong type', 'AWSStepFunctions.ListStateMachines', '{"maxResults":"1"}', 'ValidationException'],
  ])('refuses %s', async (_, target, body, type) => {
    const response = await post(target, body);
    expect(response).toMatchObject({
      status: 400,
      type: 'application/x-amz-json-1.0',
      body: { __type: type, message: expect.any(String) },
    });
  });

  it('takes an empty body for an empty request', async () => {
    expect(await post('AWSStepFunctions.ListStateMachines', '')).toMatchObject({ status: 200 });
  });

  it('tells of its own failure with status 500', async () => {
    const broken = testCloud();
    broken.service.stop();
    const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
    const response = await broken.service.handle({ method: 'POST', path: '/', query: '', headers, body: Buffer.from('{}') });
    expect(response.status).toBe(500);
    expect(JSON.parse(String(response.body))).toMatchObject({ __type: 'InternalFailure' });
  });
});
