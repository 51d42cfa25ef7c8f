import { subscribe } from 'node:diagnostics_channel';
import { createServer, IncomingMessage } from 'node:http';
import { tableName } from './table-name.ts';

/**
 * Loaded into a running product before everything else (`node --import`): counts the requests that come to the embedded
 * DynamoDB's door, by operation and table, the same way in whatever build it is loaded into, and tells them at a port of its
 * own.
 */
const calls = new Map<string, number>();
const TARGET = 'DynamoDB_20120810.';

subscribe('http.server.request.start', (message) => {
  const request: unknown = typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
  if (!(request instanceof IncomingMessage)) return;
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target.startsWith(TARGET)) listenIn(request, (body) => count(`${target.slice(TARGET.length)} ${tablesOf(body)}`));
});

createServer((_request, response) => void response.end(JSON.stringify(Object.fromEntries(calls))))
  .listen(Number(process.env['BENCH_CALLS_PORT']), '127.0.0.1')
  .unref();

/** Hears the body on its way to whoever reads it. */
function listenIn(request: IncomingMessage, told: (body: string) => void): void {
  const chunks: Buffer[] = [];
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (chunk instanceof Buffer) chunks.push(chunk);
    if (chunk === null) told(Buffer.concat(chunks).toString());
    return push(chunk, encoding);
  };
}

function count(what: string): void {
  calls.set(what, (calls.get(what) ?? 0) + 1);
}

/** A batch that concerns two tables is one call. */
function tablesOf(body: string): string {
  const { TableName, RequestItems = {} } = JSON.parse(body) as { TableName?: string; RequestItems?: object };
  return (TableName === undefined ? Object.keys(RequestItems) : [TableName]).map(tableName).join('+');
}
