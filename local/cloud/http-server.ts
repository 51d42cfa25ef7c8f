import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { plainHeaders, splitTarget, type WireHandler, type WireRequest, type WireResponse } from '../wire.ts';

export interface HttpServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** Answers a request of this process as one that came by the port, header for header; never rejects. */
  readonly answer: WireHandler;
  /** Ends every connection, also those in the middle of a request. */
  close(): Promise<void>;
}

/** Somebody else listens on the port. */
export class PortTakenError extends Error {
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(`Port ${port} of 127.0.0.1 is taken. Choose another one with --port, or stop what listens there.`, options);
    this.name = 'PortTakenError';
    this.port = port;
  }
}

/** A response that may set cookies, one header line each. */
type HttpAnswer = WireResponse & { readonly cookies?: readonly string[] };

export type HttpHandler = (request: WireRequest) => Promise<HttpAnswer>;

export interface HttpServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly handle: HttpHandler;
  /** Milliseconds, for the `Date` header: clients of AWS correct their clocks by it. */
  readonly now: () => number;
  /** Told of what no handler foresaw; the client gets a 500. */
  readonly onError: (error: unknown) => void;
}

// S3 takes more in one piece, and all of it is held in memory here: this is far above what people attach to anything.
const LARGEST_BODY = 64 * 1024 * 1024;
const TOO_LARGE: WireResponse = { status: 413, headers: {}, body: '' };
const INTERNAL_ERROR: WireResponse = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ __type: 'InternalFailure', message: 'The embedded cloud failed; its log tells why' }),
};

/** Serves whole requests on loopback. @throws PortTakenError */
export function serveHttp(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => (body === undefined ? tooLarge(response) : respond(toWire(request, body), response, options)),
      // The client hung up in the middle of its request: nobody waits for an answer.
      () => response.destroy(),
    );
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(options.port, { cause: error }) : error);
    });
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : options.port;
      const answer: WireHandler = async (request) => (request.body.length > LARGEST_BODY ? TOO_LARGE : answerTo(request, options));
      resolve({ port, url: `http://127.0.0.1:${port}`, answer, close: () => closeServer(server) });
    });
  });
}

function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > LARGEST_BODY ? undefined : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client hung up')));
  });
}

function toWire(request: IncomingMessage, body: Buffer): WireRequest {
  return { method: request.method ?? 'GET', ...splitTarget(request.url ?? '/'), headers: plainHeaders(request.headers), body };
}

async function respond(request: WireRequest, response: ServerResponse, options: HttpServerOptions): Promise<void> {
  const { status, headers, cookies = [], body } = await answerTo(request, options);
  if (response.destroyed) return;
  if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.writeHead(status, headers).end(body);
}

async function answerTo(request: WireRequest, { handle, now, onError }: HttpServerOptions): Promise<HttpAnswer> {
  const answer = await handle(request).catch((error: unknown): HttpAnswer => {
    onError(error);
    return INTERNAL_ERROR;
  });
  const headers = { date: new Date(now()).toUTCString(), ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)) };
  return { ...answer, headers, body: request.method === 'HEAD' ? '' : answer.body };
}

function tooLarge(response: ServerResponse): void {
  response.writeHead(TOO_LARGE.status, { ...TOO_LARGE.headers, connection: 'close' }).end();
}

function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Answers 503 until the real handler is there, so that a port can be known before what needs it is built. */
export class LateHandler {
  #handle: HttpHandler | undefined;

  /** Undefined: 503 again, as the services behind it are about to end. */
  set(handle: HttpHandler | undefined): void {
    this.#handle = handle;
  }

  readonly handle: HttpHandler = async (request) =>
    this.#handle === undefined
      ? { status: 503, headers: { 'retry-after': '1', 'content-type': 'text/plain' }, body: 'Starting or stopping' }
      : this.#handle(request);
}
