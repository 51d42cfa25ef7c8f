import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import type { RequestLimits } from '#functions/adapters/outbound-http/webhook-request.ts';
import { newWebhookSecret } from '#functions/adapters/secrets/webhook-secret.ts';
import { webhookLimits, webhookSender } from '#functions/adapters/outbound-http/webhook-sender.ts';
import type { Delivery, Sent } from '#core/ports/webhook/webhook-sender.ts';
import { webhookHeaders } from '#functions/adapters/outbound-http/webhook-signature.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';
import type { Answer } from '#test/support/a-receiver.ts';

const delivery = { headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' }, body: '{"阶段":"filed"}' };

function deliverTo(port: number, changed: Partial<Delivery> = {}, limits: Partial<RequestLimits> = {}): Promise<Sent> {
  const sender = webhookSender({
    resolve: () => Promise.reject(new Error('not told to resolve')),
    loopback: loopbackReceivers(`127.0.0.1:${port}`, 'test'),
    limits: { ...webhookLimits, ...limits },
  });
  return sender.send({ url: `http://127.0.0.1:${port}/in?a=1`, ...delivery, ...changed });
}

async function sentTo(answer: Answer, limits: Partial<RequestLimits> = {}): Promise<Sent> {
  const { port } = await aReceiver(answer);
  return deliverTo(port, {}, limits);
}

/** Writes without end, as fast as it is read. */
const endless = (head: string) => (socket: Socket) => {
  const page = Buffer.alloc(8192, 'x');
  const write = (): void => {
    while (!socket.destroyed && socket.write(page));
  };
  socket.on('drain', write);
  socket.write(head);
  write();
};
const chunked = (status: number) => `HTTP/1.1 ${status} -\r\ntransfer-encoding: chunked\r\nretry-after: 7\r\n\r\n`;
const untilClosed = (status: number) => `HTTP/1.1 ${status} -\r\n\r\n`;

/** Writes what it has, and then neither more nor an end. */
const andThenNothing = (bytes: string) => (socket: Socket) => void socket.write(bytes);

describe('a delivery', () => {
  it('is one POST with its headers, the bytes of its body, and nothing to decompress', async () => {
    const { port, requests } = await aReceiver(reply(204));
    await deliverTo(port, { authorization: 'Bearer of-the-endpoint' });
    const [head = '', body] = requests[0]!.split('\r\n\r\n');
    expect(requests).toHaveLength(1);
    expect(head.split('\r\n').sort()).toEqual([
      'Connection: close',
      `Host: 127.0.0.1:${port}`,
      'POST /in?a=1 HTTP/1.1',
      'accept-encoding: identity',
      'authorization: Bearer of-the-endpoint',
      'content-length: 18',
      'content-type: application/cloudevents+json; charset=utf-8',
      'user-agent: proposal-pipeline-webhooks/1',
    ]);
    expect(body).toBe('{"阶段":"filed"}');
  });

  it('arrives as it was signed', async () => {
    const { port, requests } = await aReceiver(reply(200));
    const secret = newWebhookSecret('v1');
    const signed = webhookHeaders({ id: 'p-1-0000000001', timestamp: Math.floor(Date.now() / 1000), body: delivery.body }, [secret]);
    await deliverTo(port, { headers: { ...signed } });
    const [head = '', body = ''] = requests[0]!.split('\r\n\r\n');
    const headers = Object.fromEntries(head.split('\r\n').map((line) => line.split(': ') as [string, string]));
    expect(new Webhook(secret).verify(body, headers)).toEqual({ 阶段: 'filed' });
  });

  it('has a connection of its own', async () => {
    const { port, requests } = await aReceiver((socket) => void socket.write(reply(200)));
    await deliverTo(port);
    await deliverTo(port);
    expect(requests).toHaveLength(2);
  });

  it.each([200, 202, 204, 300, 304, 400, 404, 410, 429, 500, 503])('tells the status %d', async (status) => {
    expect(await sentTo(reply(status, status === 204 || status === 304 ? '' : 'page'))).toMatchObject({ status });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %d', async (status) => {
    const trap = await aReceiver(reply(200));
    expect(await sentTo(reply(status, '', { location: `http://127.0.0.1:${trap.port}/` }))).toMatchObject({ status });
    expect(await sentTo(reply(status, '', { location: 'http://169.254.169.254/latest/meta-data/' }))).toMatchObject({ status });
    expect(trap.requests).toEqual([]);
  });

  it('tells how long the receiver asks to wait, if it does', async () => {
    expect(await sentTo(reply(429, '', { 'retry-after': '120' }))).toMatchObject({ status: 429, retryAfter: 120 });
    expect(await sentTo(reply(503, '', { 'retry-after': 'later' }))).not.toHaveProperty('retryAfter');
  });

  it('keeps the first KiB of the reply, no character cut in two', async () => {
    expect(await sentTo(reply(200, `ab${'案'.repeat(400)}`))).toMatchObject({ status: 200, reply: `ab${'案'.repeat(340)}` });
    expect(await sentTo(reply(200, '收到'))).toMatchObject({ reply: '收到' });
  });

  it('leaves a compressed reply as it is', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
    const sent = await sentTo((socket) => {
      socket.write(`HTTP/1.1 200 -\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
      socket.end(bomb);
    });
    expect(sent).toMatchObject({ status: 200 });
    expect('reply' in sent && sent.reply.length).toBeLessThanOrEqual(1024);
  });

  it('is not sent with a header that would be two', async () => {
    const { port, requests } = await aReceiver(reply(200));
    expect(await deliverTo(port, { authorization: 'Bearer a\r\nx-admin: 1' })).toMatchObject({ failure: 'UnsendableHeaderError' });
    expect(requests).toEqual([]);
  });
});

describe('a reply without end', () => {
  it.each([
    ['in chunks', `${chunked(200)}ffffffff\r\n`],
    ['until it closes', untilClosed(200)],
    ['of a stated length', 'HTTP/1.1 200 -\r\ncontent-length: 99999999999\r\n\r\n'],
    ['in its head', 'HTTP/1.1 200 -\r\nx: '],
  ])('is not read: %s', async (_, head) => {
    const { port, requests } = await aReceiver(endless(head));
    expect(await deliverTo(port)).toMatchObject({ failure: 'ReplyTooLargeError' });
    expect(requests).toHaveLength(1);
  });

  it('does not hide a status that is no success, nor the wait it asks for', async () => {
    expect(await sentTo(endless(`${chunked(429)}ffffffff\r\n`))).toMatchObject({ status: 429, retryAfter: 7, reply: 'x'.repeat(1024) });
  });
});

describe('a slow receiver', () => {
  const limits = { totalMs: 100 };

  it.each([
    ['never answers', ''],
    ['never ends its head', 'HTTP/1.1 200 -\r\nx: y'],
    ['never goes beyond 100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['never ends a page of a stated length', 'HTTP/1.1 200 -\r\ncontent-length: 5\r\n\r\nok'],
    ['never closes', `${untilClosed(200)}ok`],
  ])('is left when it %s', async (_, bytes) => {
    expect(await sentTo(andThenNothing(bytes), limits)).toMatchObject({ failure: 'TimeoutError' });
  });

  it('is left when it drips', async () => {
    const sent = await sentTo((socket) => {
      const drip = setInterval(() => socket.write('x: y\r\n'), 5);
      socket.on('close', () => clearInterval(drip));
      socket.write('HTTP/1.1 200 -\r\n');
    }, limits);
    expect(sent).toMatchObject({ failure: 'TimeoutError' });
  });

  it('is timed', async () => {
    const { ms } = await sentTo(andThenNothing(''), limits);
    expect(ms).toBeGreaterThanOrEqual(99);
    expect(ms).toBeLessThan(10_000);
  });

  it('has until the end of its reply once it is connected', async () => {
    const sent = await sentTo((socket) => void setTimeout(() => socket.end(reply(200)), 60), { connectMs: 30 });
    expect(sent).toMatchObject({ status: 200 });
  });

  it('has said what it said, where that was no success', async () => {
    expect(await sentTo(andThenNothing('HTTP/1.1 410 -\r\ncontent-length: 5\r\n\r\nno'), limits)).toMatchObject({
      status: 410,
      reply: 'no',
    });
    expect(await sentTo(andThenNothing(`${untilClosed(503)}no`), limits)).toMatchObject({ status: 503, reply: 'no' });
  });
});

describe('a receiver that breaks off', () => {
  it.each([
    ['before it answers', ''],
    ['within its head', 'HTTP/1.1 200 -\r\nx: y'],
  ])('has given no reply: %s', async (_, bytes) => {
    expect(await sentTo(bytes === '' ? (socket) => socket.destroy() : bytes)).toMatchObject({ failure: 'NoReplyError' });
  });

  it('by a reset has given none either', async () => {
    expect(await sentTo((socket) => socket.resetAndDestroy())).toMatchObject({ failure: 'NoReplyError' });
  });

  it.each([
    ['a page shorter than its length', 'HTTP/1.1 200 -\r\ncontent-length: 50\r\n\r\nok'],
    ['chunks without an end', 'HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n'],
    ['chunks that are none', 'HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\nok'],
    ['two lengths', 'HTTP/1.1 200 -\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'],
    ['a length and chunks', 'HTTP/1.1 200 -\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a length below nothing', 'HTTP/1.1 200 -\r\ncontent-length: -2\r\n\r\nok'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ])('has given a broken reply: %s', async (_, bytes) => {
    expect(await sentTo(bytes)).toMatchObject({ failure: 'BrokenReplyError' });
  });

  it('has said what it said, where that was no success', async () => {
    expect(await sentTo('HTTP/1.1 503 -\r\ncontent-length: 50\r\n\r\nno')).toMatchObject({ status: 503, reply: 'no' });
  });

  it('to speak another protocol is left alone', async () => {
    const left = Promise.withResolvers<void>();
    const sent = sentTo((socket) => {
      socket.on('close', () => left.resolve());
      socket.write('HTTP/1.1 101 -\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n');
    });
    expect(await sent).toMatchObject({ failure: 'BrokenReplyError' });
    await left.promise;
  });

  it('may say more than its length: the rest is not read', async () => {
    expect(await sentTo('HTTP/1.1 200 -\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 500 -\r\n\r\n')).toMatchObject({ status: 200, reply: 'ok' });
  });
});

it('names a receiver that does not listen', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(await deliverTo(port)).toMatchObject({ failure: 'ConnectionFailedError' });
});
