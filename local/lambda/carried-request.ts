import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { plainHeaders } from '../wire.ts';
import type { CarriedAnswer, CarriedQuestion } from './worker-messages.ts';

/** Hands a request over; resolves with its answer. */
export type Ask = (question: CarriedQuestion) => Promise<CarriedAnswer>;

/** What of `http.request`'s options such a request is made from. */
export interface CarriedOptions {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** Values by name: texts, numbers or lists of texts. */
  readonly headers: object;
}

/**
 * A request in the shape of Node's `ClientRequest`, as far as clients of HTTP use it, which is handed over whole in place of
 * being written to a socket. Destroyed before it is answered it fails as one whose connection was cut.
 * @see https://nodejs.org/api/http.html#class-httpclientrequest
 */
export class CarriedRequest extends Writable {
  readonly socket: CarriedSocket;
  readonly #options: CarriedOptions;
  readonly #ask: Ask;
  readonly #chunks: (string | Uint8Array)[] = [];
  #answered = false;

  constructor(options: CarriedOptions, ask: Ask) {
    super({ decodeStrings: false, autoDestroy: false });
    this.#options = options;
    this.#ask = ask;
    this.socket = new CarriedSocket(this);
  }

  setTimeout(milliseconds: number, listener?: () => void): this {
    if (listener !== undefined) this.once('timeout', listener);
    this.socket.setTimeout(milliseconds, () => this.emit('timeout'));
    return this;
  }

  setNoDelay(): void {
    // There is nothing to delay.
  }

  setSocketKeepAlive(): void {
    // There is nothing to keep.
  }

  abort(): void {
    this.destroy();
  }

  override _write(chunk: string | Uint8Array, encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(typeof chunk !== 'string' || encoding === 'utf8' ? chunk : Buffer.from(chunk, encoding));
    done();
  }

  override _final(done: () => void): void {
    const { method, path, headers } = this.#options;
    this.#ask({ method, path, headers: plainHeaders(headers), body: wholeBody(this.#chunks) }).then(
      (answer) => this.#answer(answer),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.setTimeout(0);
    done(error ?? (this.#answered ? null : Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })));
  }

  #answer(answer: CarriedAnswer): void {
    if (this.destroyed) return;
    this.#answered = true;
    this.socket.setTimeout(0);
    const response = new CarriedResponse(answer);
    response.once('close', () => this.destroy());
    // Node as well lets an answer that nobody hears run dry.
    if (!this.emit('response', response)) response.resume();
  }
}

/** The answer in the shape of Node's `IncomingMessage`. */
class CarriedResponse extends Readable {
  readonly statusCode: number;
  readonly statusMessage = '';
  readonly httpVersion = '1.1';
  readonly complete = true;
  readonly headers: Readonly<Record<string, string>>;

  constructor({ status, headers, body }: CarriedAnswer) {
    super();
    this.statusCode = status;
    this.headers = headers;
    if (body.length > 0) this.push(body);
    this.push(null);
  }

  override _read(): void {
    // All there is has been pushed.
  }
}

/** Stands for the connection, which is always there; only its limit of idleness means something. */
class CarriedSocket extends EventEmitter {
  readonly connecting = false;
  readonly #request: Writable;
  #timer: NodeJS.Timeout | undefined;

  constructor(request: Writable) {
    super();
    this.#request = request;
  }

  setTimeout(milliseconds: number, listener?: () => void): this {
    clearTimeout(this.#timer);
    if (listener !== undefined) this.once('timeout', listener);
    if (milliseconds > 0) this.#timer = setTimeout(() => this.emit('timeout'), milliseconds);
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  destroy(): void {
    this.#request.destroy();
  }
}

/** One chunk goes as it is: texts are not encoded only to be decoded again. */
function wholeBody(chunks: readonly (string | Uint8Array)[]): string | Uint8Array {
  const [only = '', ...more] = chunks;
  if (more.length > 0) return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
  // A view would take all that it is a view of along.
  return typeof only === 'string' || only.byteLength === only.buffer.byteLength ? only : new Uint8Array(only);
}
