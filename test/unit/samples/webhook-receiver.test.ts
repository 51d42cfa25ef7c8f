import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { catchUp } from '../../../samples/webhook-receiver/catch-up.ts';
import { receiveWebhooks } from '../../../samples/webhook-receiver/receive-webhooks.ts';
import { StatusCopy } from '../../../samples/webhook-receiver/status-copy.ts';
import { isStatusEvent } from '../../../samples/webhook-receiver/status-event.ts';

const statusEvent = (sequence: number, proposalId = 'p1') => ({
  type: 'proposal.filed',
  data: { proposalId, sequence, status: { stage: `stage-${sequence}` } },
});

function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'status-copy-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the copy', () => {
  test('drops a duplicate, and one that comes late after a newer event', () => {
    const directory = aDirectory();
    const copy = new StatusCopy(directory);
    expect([1, 3, 3, 2].map((sequence) => copy.take(statusEvent(sequence)))).toEqual([true, true, false, false]);
    expect(readFileSync(join(directory, 'proposals', 'p1.json'), 'utf8')).toBe(
      '{"proposalId":"p1","sequence":3,"status":{"stage":"stage-3"}}\n',
    );
  });

  test('knows after a restart what it had, and where it was', () => {
    const directory = aDirectory();
    const before = new StatusCopy(directory);
    before.take(statusEvent(2));
    before.keepCursor('c7');
    // A write that was cut off left this behind.
    writeFileSync(join(directory, 'proposals', 'p1.json.new'), '{"prop');
    const after = new StatusCopy(directory);
    expect([after.take(statusEvent(2)), after.take(statusEvent(3)), after.cursor]).toEqual([false, true, 'c7']);
  });

  test('has no cursor before it ever caught up', () => {
    expect(new StatusCopy(aDirectory()).cursor).toBeUndefined();
  });
});

test.each([
  [statusEvent(1), true],
  [statusEvent(1, '../../etc/passwd'), false],
  [{ type: 'endpoint.heartbeat', data: { endpointId: 'w1' } }, false],
  [{ type: 'proposal.filed' }, false],
  [null, false],
])('a status event names a proposal, a sequence and a status: %j', (event, is) => {
  expect(isStatusEvent(event)).toBe(is);
});

async function receiver(verify: (body: string) => unknown) {
  const taken: unknown[] = [];
  const url = await serve(
    receiveWebhooks({ origin: 'api.example', verify, heard: () => void taken.push('heard'), take: (event) => void taken.push(event) }),
  );
  const post = (body: string) => fetch(url, { method: 'POST', body });
  return { url, post, taken };
}

describe('over HTTP', () => {
  test('consents to its own pipeline and to nobody else', async () => {
    const { url } = await receiver(JSON.parse);
    const asked = await Promise.all(
      ['api.example', 'evil.example'].map((origin) => fetch(url, { method: 'OPTIONS', headers: { 'webhook-request-origin': origin } })),
    );
    expect(asked.map(({ status, headers }) => [status, headers.get('webhook-allowed-origin')])).toEqual([
      [204, 'api.example'],
      [403, null],
    ]);
  });

  test('takes what verifies before it answers, and gives a challenge back', async () => {
    const { post, taken } = await receiver(JSON.parse);
    expect((await post(JSON.stringify(statusEvent(1)))).status).toBe(204);
    expect(taken).toEqual(['heard', statusEvent(1)]);
    const challenged = await post(JSON.stringify({ type: 'endpoint.challenge', data: { challenge: 'say-this' } }));
    expect([challenged.status, await challenged.text()]).toEqual([200, 'say-this']);
  });

  test('refuses what does not verify, and asks to come again while it has no secret', async () => {
    const forged = await receiver(() => {
      throw new Error('no');
    });
    const early = await receiver(() => undefined);
    expect([(await forged.post('{}')).status, (await early.post('{}')).status]).toEqual([401, 503]);
    expect([...forged.taken, ...early.taken]).toEqual([]);
  });

  test('reads no more than a delivery can be, and no other method', async () => {
    const { url, post } = await receiver(JSON.parse);
    await expect(post('x'.repeat(64 * 1024 + 1))).rejects.toThrow();
    expect((await fetch(url)).status).toBe(405);
  });
});

describe('catching up', () => {
  test('goes on from the cursor until nothing more comes, and counts what was new', async () => {
    const pages: Record<string, object> = {
      '/v1/events?limit=200': { events: [statusEvent(1), statusEvent(2)], next: 'c2' },
      '/v1/events?limit=200&after=c2': { events: [statusEvent(3)], next: 'c3' },
      '/v1/events?limit=200&after=c3': { events: [], next: 'c3' },
    };
    const api = await serve((request, response) => void response.end(JSON.stringify(pages[request.url ?? ''])));
    const copy = new StatusCopy(aDirectory());
    copy.take(statusEvent(1));
    expect([await catchUp(copy, { api, token: 't' }), copy.cursor]).toEqual([2, 'c3']);
  });

  test('says what it was refused with, and keeps its cursor', async () => {
    const api = await serve((_request, response) => void response.writeHead(401).end('{"message":"Unauthorized"}'));
    const copy = new StatusCopy(aDirectory());
    await expect(catchUp(copy, { api, token: 't' })).rejects.toThrow('GET /v1/events: 401 {"message":"Unauthorized"}');
    expect(copy.cursor).toBeUndefined();
  });
});
