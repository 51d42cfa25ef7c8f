/** One HTTP request to a stand-in, read whole. Header names are lower case. */
export interface WireRequest {
  readonly method: string;
  /** Path without the query string, still percent-encoded. */
  readonly path: string;
  /** Query string without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type WireHandler = (request: WireRequest) => Promise<WireResponse>;

/** A request's target in its two parts. */
export function splitTarget(target: string): Pick<WireRequest, 'path' | 'query'> {
  const mark = target.indexOf('?');
  return mark === -1 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** Headers by name in lower case; one that was given as a list is one text. */
export function plainHeaders(headers: object): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) fields[name.toLowerCase()] = Array.isArray(value) ? value.join(',') : String(value);
  }
  return fields;
}
