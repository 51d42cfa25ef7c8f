import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Certificate } from './a-certificate.ts';

export interface Receiver {
  readonly port: number;
  /** What came by each connection, head and body, in the order of the connections. */
  readonly requests: readonly string[];
}

/** What a receiver does with a request that came whole: the bytes it answers before it closes, or anything else. */
export type Answer = string | ((socket: Socket) => void);

export interface ReceiverOptions {
  /** Speaks TLS with it. */
  readonly certificate?: Certificate;
  /** Answers the first bytes, whatever they are. */
  readonly hasty?: boolean;
}

/**
 * A receiver of webhooks on 127.0.0.1 that speaks bytes, not HTTP, so that it can answer what no library would. It closes
 * when the test ends.
 */
export async function aReceiver(answer: Answer, { certificate, hasty = false }: ReceiverOptions = {}): Promise<Receiver> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    const index = requests.push('') - 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      requests[index] += chunk.toString('utf8');
      if (!hasty && !isWhole(requests[index] ?? '')) return;
      if (typeof answer === 'string') socket.end(answer);
      else answer(socket);
    });
  };
  const server: Server = certificate === undefined ? createServer(serve) : createTlsServer(certificate, serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return { requests, port: (server.address() as AddressInfo).port };
}

/** An answer in HTTP. */
export function reply(status: number, body = '', headers: Readonly<Record<string, string>> = {}): string {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ ...length, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} -\r\n${lines.join('')}\r\n${body}`;
}

/** A request is whole with its body: those of a delivery have a length. */
function isWhole(request: string): boolean {
  const [head = '', ...rest] = request.split('\r\n\r\n');
  const length = Number(/^content-length: (\d+)/imu.exec(head)?.[1] ?? 0);
  return rest.length > 0 && Buffer.byteLength(rest.join('\r\n\r\n')) >= length;
}
