import * as z from 'zod';

/** A call the API refused, with its problem. */
export class ApiRefused extends Error {
  readonly status: number;
  readonly problem: unknown;

  constructor(status: number, problem: unknown, what: string) {
    super(`${what}: ${status} ${JSON.stringify(problem)}`);
    this.name = 'ApiRefused';
    this.status = status;
    this.problem = problem;
  }
}

const tokenSchema = z.object({ access_token: z.string() });
const clockSchema = z.object({ now: z.string() });

/** Speaks to a running API as any of the people, and to the embedded cloud's clock. */
export class ApiClient {
  readonly address: string;
  readonly #tokens = new Map<string, string>();

  constructor(address: string) {
    this.address = address;
  }

  /** A request as a person. Signs in at the development issuer as needed: tokens run out in virtual time too. */
  async as(
    personId: string,
    method: string,
    path: string,
    options: { body?: unknown; key?: string; ifMatch?: number } = {},
  ): Promise<unknown> {
    const send = async (): Promise<Response> =>
      fetch(`${this.address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.#token(personId)}`,
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
          ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
    const first = await send();
    if (first.status !== 401) return this.#read(first, `${method} ${path} as ${personId}`);
    this.#tokens.delete(personId);
    return this.#read(await send(), `${method} ${path} as ${personId}`);
  }

  /** What is answered as it is, whatever it is: a file, or a refusal. */
  async fetchAs(personId: string, path: string): Promise<Response> {
    return fetch(`${this.address}${path}`, { headers: { authorization: `Bearer ${await this.#token(personId)}` } });
  }

  /** A file that is sent, under a key of its own; what is answered. */
  async sendAs(personId: string, path: string, bytes: Uint8Array<ArrayBuffer>, key: string): Promise<unknown> {
    const authorization = `Bearer ${await this.#token(personId)}`;
    const headers = { authorization, 'content-type': 'application/octet-stream', 'idempotency-key': key };
    return this.#read(await fetch(`${this.address}${path}`, { method: 'POST', headers, body: bytes }), `POST ${path} as ${personId}`);
  }

  /** The embedded cloud's virtual time. */
  async now(): Promise<string> {
    return clockSchema.parse(await this.local('GET', '/_local/clock')).now;
  }

  /** Moves virtual time and waits until all is quiet there; `PT0S` only waits. */
  async advance(duration: string): Promise<string> {
    return clockSchema.parse(await this.local('POST', '/_local/clock', { advance: duration })).now;
  }

  /** Moves virtual time to an instant; when it is past already, only waits until all is quiet. */
  async advanceTo(instant: string): Promise<string> {
    if (Date.parse(await this.now()) >= Date.parse(instant)) return this.advance('PT0S');
    return clockSchema.parse(await this.local('POST', '/_local/clock', { to: instant })).now;
  }

  /** A call to the embedded cloud's own routes. */
  async local(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.#read(response, `${method} ${path}`);
  }

  async #token(personId: string): Promise<string> {
    const known = this.#tokens.get(personId);
    if (known !== undefined) return known;
    const { access_token: token } = tokenSchema.parse(await this.local('POST', `/_local/people/${personId}/token`));
    this.#tokens.set(personId, token);
    return token;
  }

  async #read(response: Response, what: string): Promise<unknown> {
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiRefused(response.status, body, what);
    return body;
  }
}
