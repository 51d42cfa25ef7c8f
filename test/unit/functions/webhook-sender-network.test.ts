import { Resolver } from 'node:dns/promises';
import { Socket } from 'node:net';
import type { LookupFunction } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { dnsResolver } from '#functions/adapters/outbound-http/webhook-resolve.ts';
import type { ResolveName } from '#functions/adapters/outbound-http/webhook-resolve.ts';
import { webhookLimits, webhookSender } from '#functions/adapters/outbound-http/webhook-sender.ts';
import type { Sent } from '#core/ports/webhook/webhook-sender.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';

/** Answers in turn; a question too many throws. */
function resolverOf(...answers: readonly (readonly string[])[]): { resolve: ResolveName; asked: string[] } {
  const asked: string[] = [];
  const resolve: ResolveName = async (host) => {
    const answer = answers[asked.length];
    asked.push(host);
    if (answer === undefined) throw new Error('asked too often');
    return answer;
  };
  return { resolve, asked };
}

interface Told {
  readonly loopback?: string;
  readonly connectMs?: number;
}

function senderOf(resolve: ResolveName, { loopback = '', connectMs = 3000 }: Told = {}): (url: string) => Promise<Sent> {
  const sender = webhookSender({ resolve, loopback: loopbackReceivers(loopback, 'test'), limits: { ...webhookLimits, connectMs } });
  return (url) => sender.send({ url, headers: {}, body: '{}' });
}

const deliver = (url: string, resolve: ResolveName, told?: Told): Promise<Sent> => senderOf(resolve, told)(url);

/** Whatever address a name was found to have, connections by name go to this one until the test ends. */
function divertTo(address: string): void {
  const connect = Reflect.get(Socket.prototype, 'connect') as (...called: unknown[]) => Socket;
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...called: unknown[]) {
    const [[options]] = called as [[{ lookup: LookupFunction }]];
    const { lookup } = options;
    options.lookup = (name, asked, done) => lookup(name, asked, () => done(null, [{ address, family: 4 }]));
    return Reflect.apply(connect, this, called);
  });
  onTestFinished(() => spy.mockRestore());
}

const publicName = 'https://hooks.yunlan.example/';

describe('a name that leads inside', () => {
  it.each([
    ['127.0.0.1'],
    ['::1'],
    ['0.0.0.0'],
    ['::'],
    ['10.9.8.7'],
    ['100.100.100.200'],
    ['168.63.129.16'],
    ['169.254.169.254'],
    ['169.254.170.2'],
    ['172.31.0.1'],
    ['192.168.1.1'],
    ['::ffff:a9fe:a9fe'],
    ['64:ff9b::7f00:1'],
    ['fd00:ec2::254'],
    ['fe80::1%eth0'],
    ['not an address'],
    // One bad address among good ones.
    ['8.8.8.8', '10.0.0.1'],
    ['2606:4700:4700::1111', '::1'],
  ])('is refused: %s %s', async (...addresses) => {
    expect(await deliver(publicName, resolverOf(addresses).resolve)).toMatchObject({ failure: 'BlockedAddressError' });
  });

  it('is refused at the delivery where it leads inside only then', async () => {
    const { port, requests } = await aReceiver(reply(200));
    const { resolve, asked } = resolverOf(['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254', '127.0.0.1']);
    const send = senderOf(resolve, { loopback: `localhost:${port}` });
    const url = `http://localhost:${port}/`;
    expect(await send(url)).toMatchObject({ status: 200 });
    // What is listed for this machine may not lead anywhere else.
    expect(await send(url)).toMatchObject({ failure: 'BlockedAddressError' });
    expect(await send(url)).toMatchObject({ failure: 'BlockedAddressError' });
    expect([asked.length, requests.length]).toEqual([3, 1]);
  });

  it('is asked for once an attempt, and the connection goes where that answer said', async () => {
    const { port, requests } = await aReceiver(reply(200));
    const { resolve, asked } = resolverOf(['127.0.0.1']);
    await deliver(`http://localhost:${port}/`, resolve, { loopback: `localhost:${port}` });
    expect(asked).toEqual(['localhost']);
    expect(requests[0]).toContain(`Host: localhost:${port}`);
  });

  it('may have several addresses, of which one answers', async () => {
    const { port, requests } = await aReceiver(reply(200));
    const { resolve } = resolverOf(['127.0.0.2', '127.0.0.1']);
    expect(await deliver(`http://localhost:${port}/`, resolve, { loopback: `localhost:${port}` })).toMatchObject({ status: 200 });
    expect(requests).toHaveLength(1);
  });

  it('is left, with nothing written, where the peer is not who was approved', async () => {
    const { port, requests } = await aReceiver(reply(200));
    divertTo('127.0.0.1');
    const { resolve } = resolverOf(['127.0.0.2']);
    const sent = deliver(`http://localhost:${port}/`, resolve, { loopback: `localhost:${port}` });
    expect(await sent).toMatchObject({ failure: 'AddressChangedError' });
    expect(requests.join('')).toBe('');
  });
});

describe('a URL that may not be called', () => {
  it.each([
    ['InsecureUrlError', 'http://hooks.yunlan.example/'],
    ['AddressLiteralError', 'https://[::ffff:a9fe:a9fe]/'],
    ['PrivateNameError', 'https://localhost/'],
    ['UnreadableUrlError', 'gopher://hooks.yunlan.example/'],
  ])('is refused by %s before anything is asked: %s', async (failure, url) => {
    const { resolve, asked } = resolverOf();
    expect(await deliver(url, resolve)).toMatchObject({ failure });
    expect(asked).toEqual([]);
  });

  it('is refused where a receiver on this machine is listed under another port', async () => {
    const { port, requests } = await aReceiver(reply(200));
    expect(await deliver(`http://127.0.0.1:${port}/`, resolverOf().resolve)).toMatchObject({ failure: 'InsecureUrlError' });
    expect(requests).toEqual([]);
  });
});

describe('a name nobody knows', () => {
  it('is told as such, also where the question fails', async () => {
    expect(await deliver(publicName, resolverOf([]).resolve)).toMatchObject({ failure: 'NameNotResolvedError' });
    expect(await deliver(publicName, resolverOf().resolve)).toMatchObject({ failure: 'NameNotResolvedError' });
  });

  it('is waited for no longer than for a connection', async () => {
    expect(await deliver(publicName, () => new Promise(() => undefined), { connectMs: 20 })).toMatchObject({
      failure: 'ConnectTimeoutError',
    });
  });

  it('may be found too late: nothing is connected any more', async () => {
    const { port, requests } = await aReceiver(reply(200));
    const found = Promise.withResolvers<readonly string[]>();
    const listed = `localhost:${port},127.0.0.1:${port}`;
    const late = deliver(`http://localhost:${port}/`, () => found.promise, { loopback: listed, connectMs: 20 });
    expect(await late).toMatchObject({ failure: 'ConnectTimeoutError' });
    found.resolve(['127.0.0.1']);
    // By the time this one is through, that one would have been.
    await deliver(`http://127.0.0.1:${port}/`, resolverOf().resolve, { loopback: listed });
    expect(requests).toHaveLength(1);
  });
});

const unknown = (): Promise<string[]> => Promise.reject(new Error('ENODATA'));
const known =
  (...addresses: string[]) =>
  async (): Promise<string[]> =>
    addresses;

function dnsSays(v4: () => Promise<string[]>, v6: () => Promise<string[]>): void {
  const spies = [
    vi.spyOn(Resolver.prototype, 'resolve4').mockImplementation(v4),
    vi.spyOn(Resolver.prototype, 'resolve6').mockImplementation(v6),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
}

describe('the DNS', () => {
  it('is asked for both kinds of addresses', async () => {
    dnsSays(known('8.8.8.8', '8.8.4.4'), known('2001:4860:4860::8888'));
    expect(await dnsResolver()('hooks.yunlan.example')).toEqual(['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888']);
  });

  it('may know one kind only', async () => {
    dnsSays(known('8.8.8.8'), unknown);
    expect(await dnsResolver()('hooks.yunlan.example')).toEqual(['8.8.8.8']);
    dnsSays(unknown, known('2001:4860:4860::8888'));
    expect(await dnsResolver()('hooks.yunlan.example')).toEqual(['2001:4860:4860::8888']);
  });

  it('fails where it answers neither', async () => {
    dnsSays(unknown, unknown);
    await expect(dnsResolver()('hooks.yunlan.example')).rejects.toThrow('ENODATA');
  });

  it('is not asked for this machine', async () => {
    dnsSays(unknown, unknown);
    expect(await dnsResolver()('localhost')).toEqual(['127.0.0.1']);
  });
});
