import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { webhookSender } from '#functions/adapters/outbound-http/webhook-sender.ts';
import type { Sent } from '#core/ports/webhook/webhook-sender.ts';
import { aCertificate } from '#test/support/a-certificate.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';

const trusted = aCertificate(['localhost', '127.0.0.1']);
const elsewhere = aCertificate(['hooks.yunlan.example'], { seed: 2 });
const expired = aCertificate(['localhost'], { seed: 3, until: '20210101000000Z' });
const unknown = aCertificate(['localhost'], { seed: 4 });

const authorities = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([trusted.cert, elsewhere.cert, expired.cert]));
afterAll(() => setDefaultCACertificates(authorities));

function deliverTo(port: number, host = 'localhost', totalMs = 5000): Promise<Sent> {
  const sender = webhookSender({
    resolve: async () => ['127.0.0.1'],
    loopback: loopbackReceivers(`localhost:${port},127.0.0.1:${port}`, 'test'),
    limits: { connectMs: 5000, totalMs, replyBytes: 1024 },
  });
  return sender.send({ url: `https://${host}:${port}/in`, headers: {}, body: '{}' });
}

describe('a delivery by TLS', () => {
  it.each(['localhost', '127.0.0.1'])('reaches a receiver whose certificate is for %s', async (host) => {
    const { port, requests } = await aReceiver(reply(200, 'ok'), { certificate: trusted });
    expect(await deliverTo(port, host)).toMatchObject({ status: 200, reply: 'ok' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['of another name', elsewhere],
    ['that has expired', expired],
    ['of an unknown authority', unknown],
  ])('writes nothing to a certificate %s', async (_, certificate) => {
    const { port, requests } = await aReceiver(reply(200), { certificate });
    expect(await deliverTo(port)).toMatchObject({ failure: 'TlsError' });
    expect(requests.join('')).toBe('');
  });

  it('checks certificates whatever the environment says', async () => {
    const warning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => {
      warning.mockRestore();
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    });
    const { port } = await aReceiver(reply(200), { certificate: unknown });
    expect(await deliverTo(port)).toMatchObject({ failure: 'TlsError' });
  });

  it('names a receiver that answers without TLS, and never writes to it', async () => {
    const { port, requests } = await aReceiver(reply(200), { hasty: true });
    expect(await deliverTo(port)).toMatchObject({ failure: 'TlsError' });
    expect(requests.join('')).not.toContain('POST');
  });

  it('is not blamed on TLS once that stands', async () => {
    const { port } = await aReceiver((socket) => socket.destroy(), { certificate: trusted });
    expect(await deliverTo(port)).toMatchObject({ failure: 'NoReplyError' });
  });

  it('names a receiver that goes away while the keys are agreed on', async () => {
    const { port } = await aReceiver((socket) => socket.destroy(), { hasty: true });
    expect(await deliverTo(port)).toMatchObject({ failure: 'TlsError' });
  });

  it('names a receiver that never agrees', async () => {
    const { port } = await aReceiver(() => undefined, { hasty: true });
    expect(await deliverTo(port, 'localhost', 100)).toMatchObject({ failure: 'TimeoutError' });
  });
});
