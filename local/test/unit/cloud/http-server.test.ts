import { afterEach, expect, it } from 'vitest';
import { serveHttp, type HttpServer, type HttpServerOptions } from '../../../cloud/http-server.ts';

const NOON = Date.parse('2027-03-01T04:00:00Z');

let server: HttpServer | undefined;

afterEach(async () => {
  await server?.close();
});

const handlers: Record<string, HttpServerOptions['handle']> = {
  text: async ({ body }) => ({ status: 201, headers: { 'content-type': 'text/plain' }, body: `提案 ${body.toString()}` }),
  bytes: async () => ({ status: 200, headers: { date: 'its own' }, body: Buffer.from([0, 255]) }),
  failing: () => Promise.reject(new Error('no disk')),
};

it.each([
  ['text', 'POST'],
  ['text', 'HEAD'],
  ['bytes', 'GET'],
  ['failing', 'GET'],
] as const)('answers a request of this process as one that comes by the port: %s, %s', async (name, method) => {
  const errors: unknown[] = [];
  server = await serveHttp({ port: 0, handle: handlers[name]!, now: () => NOON, onError: (error) => errors.push(error) });
  const byPort = await fetch(`${server.url}/`, { method, ...(method === 'POST' ? { body: '签收' } : {}) });
  const { status, headers, body } = await server.answer({
    method,
    path: '/',
    query: '',
    headers: {},
    body: Buffer.from(method === 'POST' ? '签收' : ''),
  });
  const { connection: _, 'keep-alive': __, ...fields } = Object.fromEntries(byPort.headers);
  expect([status, headers, Buffer.from(body)]).toEqual([byPort.status, fields, Buffer.from(await byPort.arrayBuffer())]);
  expect(headers['date']).toBe(name === 'bytes' ? 'its own' : 'Mon, 01 Mar 2027 04:00:00 GMT');
  expect(errors).toHaveLength(name === 'failing' ? 2 : 0);
});

it('takes no more in one piece from this process than by the port', async () => {
  let handled = 0;
  const handle: HttpServerOptions['handle'] = async ({ body }) => {
    handled += 1;
    return { status: 200, headers: {}, body: String(body.length) };
  };
  server = await serveHttp({ port: 0, handle, now: () => NOON, onError: () => undefined });
  const most = Buffer.alloc(64 * 1024 * 1024);
  const ask = (body: Buffer) => server!.answer({ method: 'PUT', path: '/', query: '', headers: {}, body });
  expect((await ask(Buffer.concat([most, Buffer.alloc(1)]))).status).toBe(413);
  expect([(await ask(most)).body, handled]).toEqual([String(most.length), 1]);
});
