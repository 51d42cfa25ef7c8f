import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { Lambda } from '../../../lambda/lambda.ts';
import type { WireHandler, WireRequest, WireResponse } from '../../../wire.ts';

// Nothing listens there: what is answered did not come through a socket.
const NOWHERE = { host: '127.0.0.1', port: 9 };

let asked: WireRequest[];
let answer: WireHandler;
let lambda: Lambda;
let listener: Server;
let heard: string[];

beforeEach(async () => {
  asked = [];
  heard = [];
  answer = async () => ({ status: 200, headers: { 'x-amzn-requestid': '1' }, body: '已签收' });
  listener = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    if (request.headers.expect === undefined) response.end('by socket');
    else request.on('end', () => response.end('by socket')).resume();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  start(`http://127.0.0.1:${NOWHERE.port}`);
});

afterEach(async () => {
  await lambda.close();
  listener.close();
  listener.closeAllConnections();
});

function start(endpointUrl: string): void {
  const clock = new VirtualClock();
  lambda = new Lambda({
    clock,
    region: 'us-east-1',
    endpointUrl,
    logDirectory: undefined,
    services: (request) => {
      asked.push(request);
      return answer(request);
    },
  });
  lambda.register({
    name: 'asker',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:asker',
    file: fileURLToPath(new URL('functions/asker.mjs', import.meta.url)),
    handler: 'handler',
    timeoutSeconds: 20,
    memoryMb: 128,
    environment: {},
    concurrency: undefined,
  });
}

function socketPort(): number {
  const address = listener.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ask(event: object): Promise<unknown> {
  return JSON.parse((await lambda.invoke('asker', JSON.stringify(event))).payload);
}

const hex = (text: string): string => Buffer.from(text).toString('hex');

describe('what a function asks of the services', () => {
  it.each([true, false])('is handed over whole, and its answer brought back (by a named import: %s)', async (named) => {
    const headers = { 'X-Amz-Target': 'DynamoDB_20120810.PutItem', 'x-amz-list': ['a', 'b'], 'content-length': 6 };
    const back = await ask({ options: { ...NOWHERE, method: 'POST', path: '/table?a=1', headers }, chunks: ['提案'], named });
    expect(back).toEqual({
      statusCode: 200,
      headers: { 'x-amzn-requestid': '1' },
      body: hex('已签收'),
      happened: ['response', 'close'],
    });
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/table',
        query: 'a=1',
        headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'x-amz-list': 'a,b', 'content-length': '6' },
        body: Buffer.from('提案'),
      },
    ]);
  });

  it.each([true, false])('may be written in pieces (texts: %s), bytes stay as they are', async (texts) => {
    const bytes = Buffer.from([0, 255, 128]);
    answer = async () => ({ status: 201, headers: {}, body: bytes });
    const back = await ask({ options: { ...NOWHERE, method: 'PUT', path: '/' }, chunks: ['提', '', '案'], texts });
    expect(back).toMatchObject({ statusCode: 201, body: bytes.toString('hex') });
    expect(asked.map(({ body }) => body.toString())).toEqual(['提案']);
  });

  it('has no body where nothing is written, and the answer none where there is none', async () => {
    answer = async () => ({ status: 204, headers: {}, body: '' });
    expect(await ask({ options: NOWHERE })).toMatchObject({ statusCode: 204, body: '' });
    expect(asked).toEqual([{ method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) }]);
  });

  it('is answered each by its own, in whatever order the answers come', async () => {
    const waiting: (() => void)[] = [];
    answer = ({ path }) => new Promise((resolve) => void waiting.push(() => resolve({ status: 200, headers: {}, body: path })));
    const both = ['/first', '/second'].map((path) => ask({ options: { ...NOWHERE, path } }));
    while (waiting.length < 2) await new Promise((resolve) => void setImmediate(resolve));
    for (const settle of waiting.reverse()) settle();
    expect(await Promise.all(both)).toMatchObject([{ body: hex('/first') }, { body: hex('/second') }]);
  });

  it('fails as a cut connection where it is given up before its answer, which is dropped', async () => {
    const late = Promise.withResolvers<WireResponse>();
    answer = () => late.promise;
    expect(await ask({ options: NOWHERE, quits: true })).toEqual({ happened: ['ECONNRESET', 'close'] });
    expect(await ask({ options: NOWHERE, limitMs: 20 })).toEqual({ happened: ['timeout', 'ECONNRESET', 'close'] });
    late.resolve({ status: 200, headers: {}, body: 'late' });
    answer = async () => ({ status: 200, headers: {}, body: 'next' });
    expect(await ask({ options: NOWHERE })).toMatchObject({ body: hex('next') });
  });
});

describe('through a socket goes as ever', () => {
  it('what is for another address', async () => {
    const options = { host: '127.0.0.1', port: socketPort(), method: 'POST', path: '/hook' };
    expect(await ask({ options })).toMatchObject({ body: hex('by socket') });
    expect([heard, asked]).toEqual([['POST /hook'], []]);
  });

  it.each([{ headers: { Expect: '100-continue' } }, { auth: 'a:b' }])('what has no simple form: %j', async (form) => {
    await lambda.close();
    start(`http://127.0.0.1:${socketPort()}`);
    const options = { host: '127.0.0.1', port: socketPort(), method: 'POST', path: '/large', ...form };
    expect(await ask({ options })).toMatchObject({ body: hex('by socket') });
    expect([heard, asked]).toEqual([['POST /large'], []]);
  });
});
