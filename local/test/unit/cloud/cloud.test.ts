import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloud, type Cloud } from '../../../cloud.ts';
import { DataDirectoryInUseError } from '../../../cloud/data-directory.ts';
import { PortTakenError } from '../../../cloud/http-server.ts';
import type { CloudOptions } from '../../../cloud/cloud-options.ts';

const assembly = fileURLToPath(new URL('assembly', import.meta.url));
const DAY = 86_400_000;

let dataDir: string;
let cloud: Cloud | undefined;

async function start(more: Partial<CloudOptions> = {}): Promise<Cloud> {
  cloud = await startCloud({ assembly, dataDir, apiPort: 0, ...more });
  return cloud;
}

const post = (path: string) => fetch(`${cloud!.apiUrl}/${path}`, { method: 'POST' }).then((response) => response.status);
const get = (path: string) => fetch(`${cloud!.apiUrl}/${path}`).then((response) => response.json());

async function execution(name: string): Promise<unknown> {
  await cloud!.clock.whenQuiet();
  const executionArn = cloud!.stack.outputs.get('MachineArn')!.replace(':stateMachine:', ':execution:');
  return cloud!.states.call('DescribeExecution', { executionArn: `${executionArn}:${name}` });
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cloud-'));
});

afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a template runs as it is', () => {
  it('serves its HTTP API with its parameters and its own address', async () => {
    await start({ parameters: { Greeting: '政协委员' } });
    expect(await get('greeting')).toEqual({ text: '政协委员', url: `${cloud!.apiUrl}/` });
    expect(cloud!.stack.outputs.get('ApiUrl')).toBe(cloud!.apiUrl);
  });

  it('carries a write through the stream to the relay', async () => {
    await start();
    expect(await post('append/p1/1')).toBe(201);
    expect(await post('append/p1/2')).toBe(201);
    expect(await post('append/p1/2')).toBe(500);
    await cloud!.clock.whenQuiet();
    expect(await get('view/p1')).toEqual({ seen: ['1', '2'] });
  });

  it('wakes a waiting state machine', async () => {
    await start();
    await post('wait/p2');
    expect(await execution('p2')).toMatchObject({ status: 'RUNNING' });
    await post('append/p2/1');
    expect(await execution('p2')).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"answered"}' });
  });

  it('lets waits end when the clock is advanced', async () => {
    await start();
    await post('wait/p3');
    await cloud!.clock.advanceTo(cloud!.clock.now() + 31 * DAY);
    expect(await execution('p3')).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"late"}' });
  });

  it('answers a move of the clock though clients keep sending commands', async () => {
    await start();
    await post('wait/busy');
    const over = new AbortController();
    let sent = 0;
    const client = async (name: string): Promise<void> => {
      while (!over.signal.aborted) {
        sent += 1;
        await post(`append/${name}-${sent}/1`);
      }
    };
    const clients = ['a', 'b', 'c', 'd', 'e', 'f'].map(client);
    const moved = await fetch(`${cloud!.apiUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"P31D"}',
    });
    over.abort();
    await Promise.all(clients);
    expect(moved.status).toBe(200);
    expect(await execution('busy')).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"late"}' });
  });

  it('gives up what cannot be relayed, alone, and goes on with the rest', async () => {
    await start();
    await Promise.all(['poison', 'p4', 'p5', 'p6', 'p7'].map((id) => post(`append/${id}/1`)));
    await cloud!.clock.advanceTo(cloud!.clock.now() + DAY);
    for (const id of ['p4', 'p5', 'p6', 'p7']) expect(await get(`view/${id}`)).toEqual({ seen: ['1'] });
    const [lost, ...others] = cloud!.failures.list();
    expect(others).toEqual([]);
    expect(lost?.queueArn).toContain(':sqs:us-east-1:000000000000:Sample-Lost-');
    expect(JSON.parse(lost!.body)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });
});

describe('all services behind one address', () => {
  it('answers SDK clients, and runs alone without a template', async () => {
    cloud = await startCloud({ dataDir: 'memory', apiPort: 0 });
    const settings = { endpoint: cloud.endpointUrl, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    expect((await new DynamoDBClient(settings).send(new ListTablesCommand({}))).TableNames).toEqual([]);
    const invoke = new LambdaClient(settings).send(new InvokeCommand({ FunctionName: 'nobody' }));
    await expect(invoke).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect((await fetch(`${cloud.apiUrl}/healthz`)).status).toBe(404);
    expect((await fetch(`${cloud.apiUrl}/_local/status`)).status).toBe(200);
  });
});

describe('stopping and starting', () => {
  it('goes on where it was: data, time, waits and addresses of data', async () => {
    await start();
    await post('wait/p8');
    await cloud!.clock.advanceTo(cloud!.clock.now() + 10 * DAY);
    const before = cloud!.clock.now();
    const { dynamodb } = cloud!;
    await cloud!.close();
    expect(dynamodb.requests()).not.toEqual([]);
    await start();
    expect(cloud!.clock.now()).toBeGreaterThanOrEqual(before);
    await post('append/p8/1');
    expect(await execution('p8')).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"answered"}' });
  });

  it('begins anew when told', async () => {
    await start();
    await post('append/p9/1');
    await cloud!.clock.advanceTo(cloud!.clock.now() + 10 * DAY);
    await cloud!.close();
    await start({ fresh: true });
    expect(await get('view/p9')).toEqual({ seen: [] });
    expect(cloud!.clock.now()).toBeLessThan(Date.now() + DAY);
  });

  it('leaves nothing running, however often it is closed', async () => {
    await start();
    await post('append/p10/1');
    const { apiUrl, endpointUrl, lambda } = cloud!;
    await Promise.all([cloud!.close(), cloud!.close()]);
    await expect(fetch(apiUrl)).rejects.toThrow();
    await expect(fetch(endpointUrl)).rejects.toThrow();
    expect(Object.values(lambda.counts().functions).every(({ workers }) => workers === 0)).toBe(true);
  });

  it('refuses a second cloud on the same data, and a taken port, and holds nothing after that', async () => {
    await start();
    await expect(startCloud({ assembly, dataDir, apiPort: 0 })).rejects.toBeInstanceOf(DataDirectoryInUseError);
    const { port } = new URL(cloud!.apiUrl);
    const other = join(dataDir, 'other');
    await expect(startCloud({ assembly, dataDir: other, apiPort: Number(port) })).rejects.toBeInstanceOf(PortTakenError);
    const second = await startCloud({ assembly, dataDir: other, apiPort: 0 });
    await second.close();
  });
});
