import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest, WireResponse } from '../../../wire.ts';

export interface Served {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

type Handler = (request: WireRequest) => Promise<WireResponse | undefined>;

/** Serves a handler on a free loopback port; what it does not answer is 404. */
export async function serveWire(handler: Handler): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming)
      .then(handler)
      .then((response) => {
        outgoing.writeHead(response?.status ?? 404, response?.headers);
        outgoing.end(response?.body);
      });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks),
  };
}

/** A request as a program on this machine would send it. */
export function wireRequest(
  method: string,
  target: string,
  options: Partial<Pick<WireRequest, 'headers'>> & { body?: string | Buffer } = {},
): WireRequest {
  const [path = '/', query = ''] = target.split('?');
  return { method, path, query, headers: { host: '127.0.0.1:8787', ...options.headers }, body: Buffer.from(options.body ?? '') };
}
