import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';
import { sampleAdministrator } from '#tools/samples.ts';

// samples/webhook-receiver as its README starts it, against the embedded cloud.

const createdSchema = z.object({ id: z.string(), secret: z.string() });
const secretSchema = z.object({ secret: z.string() });
const tokenSchema = z.object({ access_token: z.string() });

const directory = mkdtempSync(join(tmpdir(), 'receiver-'));
const secrets = join(directory, 'secrets.txt');
let port: number;
let running: RunningCloud;
let receiver: ChildProcess;
/** What the receiver printed since it was started. */
let printed = '';
let keys = 0;

beforeAll(async () => {
  port = await freePort();
  const beginAt = Date.parse('2026-01-19T01:00:00.000Z');
  running = new RunningCloud(await startSampleCloud({ dataDir: 'memory', port: 0, beginAt, loopbackReceivers: `127.0.0.1:${port}` }));
  await recordSamples(running.client);
});
afterAll(async () => {
  await stopReceiver();
  await running.stop();
  rmSync(directory, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return free;
}

/** Its clock is set to virtual time, which goes on at real speed. */
async function startReceiver(): Promise<void> {
  const token = tokenSchema.parse(await running.client.local('POST', `/_local/people/${sampleAdministrator()}/token`));
  writeFileSync(join(directory, 'token.txt'), token.access_token);
  const ahead = running.cloud.clock.now() - Date.now();
  const clock = `data:text/javascript,const now = Date.now; Date.now = () => now() + (${ahead});`;
  const files = ['--secrets', secrets, '--token', join(directory, 'token.txt'), '--data', join(directory, 'received')];
  const options = ['--port', String(port), '--api', running.cloud.apiUrl, ...files];
  printed = '';
  receiver = spawn(process.execPath, ['--import', clock, 'samples/webhook-receiver/receiver.ts', ...options], { stdio: 'pipe' });
  for (const stream of [receiver.stdout, receiver.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  await printing('caught up');
}

async function stopReceiver(): Promise<void> {
  const ended = once(receiver, 'exit');
  receiver.kill('SIGTERM');
  await ended;
}

async function printing(text: string): Promise<void> {
  while (!printed.includes(text)) await Promise.race([once(receiver.stdout!, 'data'), once(receiver.stderr!, 'data')]);
}

const admin = (path: string, body?: object) =>
  running.client.as(sampleAdministrator(), 'POST', path, { key: `r${(keys += 1)}`, ...(body === undefined ? {} : { body }) });

const kept = (id: string): unknown => JSON.parse(readFileSync(join(directory, 'received', 'proposals', `${id}.json`), 'utf8'));

let endpointId: string;
let proposalId: string;

test('consents before it has a secret, and gets what it could not verify then a few seconds later', async () => {
  await startReceiver();
  const { id, secret } = createdSchema.parse(await admin('/v1/webhooks', { url: `http://127.0.0.1:${port}/` }));
  endpointId = id;
  proposalId = await running.submit();
  expect(printed).not.toContain(proposalId);
  writeFileSync(secrets, `${secret}\n`);
  await running.client.advance('PT10S');
  await printing(`new ${proposalId} 1 proposal.submitted`);
  expect(kept(proposalId)).toMatchObject({ proposalId, sequence: 1, status: { stage: 'in-review' } });
});

test('fetches at its start what it missed, and drops what then comes a second time', async () => {
  await stopReceiver();
  await running.command('ding-wenlan', proposalId, 'file');
  await running.client.advance('PT3S');
  await startReceiver();
  expect(kept(proposalId)).toMatchObject({ caseNumber: '1', sequence: 3, status: { stage: 'awaiting-dispatch' } });
  await admin(`/v1/webhooks/${endpointId}/resume`);
  await printing(` ${proposalId} 3 proposal.numbered`);
  expect(printed).toContain(` ${proposalId} 2 proposal.filed`);
  // A delivery may come while it fetches: whichever of the two is first, each event is new once.
  const delivered = printed.match(/^new /gmu)?.length ?? 0;
  expect(delivered + Number(/caught up: (\d+) new/u.exec(printed)?.[1])).toBe(2);
});

test('goes on while its secret is rotated, with the new one alone', async () => {
  const { secret } = secretSchema.parse(await admin(`/v1/webhooks/${endpointId}/rotate`));
  writeFileSync(secrets, `${secret}\n`);
  await running.command('lyu-shuqin', proposalId, 'dispatch', { lead: { unitId: 'police' } });
  await printing('assignment.assigned');
  expect(kept(proposalId)).toMatchObject({ status: { stage: 'in-handling', shares: [{ unitId: 'police', status: 'awaiting-sign-for' }] } });
});
