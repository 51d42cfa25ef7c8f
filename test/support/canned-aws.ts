import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface CannedCall {
  /** The operation of a JSON protocol, e.g. `AWSStepFunctions.StartExecution`; empty for the query protocol. */
  readonly target: string;
  readonly body: string;
  /** What it was signed with. */
  readonly authorization: string;
}

export interface CannedAws {
  readonly url: string;
  readonly calls: CannedCall[];
  /** The next answers, in order. A call without one is an error of the test, and is told so to the caller. */
  answers(...next: readonly { readonly status: number; readonly body: string }[]): void;
  close(): Promise<void>;
}

/** A service on loopback that says what it was told to say, for what an adapter makes of the answers. */
export async function cannedAws(): Promise<CannedAws> {
  const calls: CannedCall[] = [];
  const queue: { readonly status: number; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'x-amz-target': target = '', authorization = '' } = request.headers;
      calls.push({ target: String(target), body: Buffer.concat(chunks).toString('utf8'), authorization });
      const { status, body } = queue.shift() ?? { status: 400, body: '{"__type":"NoAnswerLeft"}' };
      // Without a date the SDK finds no clock to correct its own by.
      response.sendDate = false;
      response.writeHead(status, { 'Content-Type': body.startsWith('<') ? 'text/xml' : 'application/x-amz-json-1.0' }).end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers: (...next) => void queue.push(...next),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

export const ok = (body: object) => ({ status: 200, body: JSON.stringify(body) });
export const refused = (name: string) => ({ status: 400, body: JSON.stringify({ __type: name, message: name }) });
