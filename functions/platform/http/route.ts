import * as z from 'zod';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { check } from './check.ts';
import type { Principal } from './principal.ts';

/** What finds out who asks, and about what; a function's routes use it and more. */
export interface BaseServices {
  readonly cases: Cases;
  readonly reader: Pick<ViewReader, 'principals'>;
}

/** A request as the web layer hands it over, unchecked. */
export interface RawCall<S extends BaseServices> {
  readonly principal: Principal;
  readonly services: S;
  /** The case that the path names, as it was read together with the directory. */
  readonly found: FoldedCase | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly header: (name: string) => string | undefined;
  readonly readJson: () => Promise<unknown>;
  /** The body as it was sent. */
  readonly readBytes: () => Promise<Uint8Array>;
  /** As API Gateway sent it: who asked is in it. */
  readonly event: unknown;
  /** Scheme and host under which the API was called, without a slash at the end. */
  readonly origin: string;
}

/** A request whose parts were checked by the route's schemas. */
export interface Call<S extends BaseServices, P, Q, B> extends Pick<RawCall<S>, 'principal' | 'services' | 'origin' | 'found' | 'event'> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Of a route that takes a file: what was sent; nothing on others. */
  readonly bytes: Uint8Array;
  /** The `Idempotency-Key`; an empty text on routes that need none. */
  readonly idempotencyKey: string;
  /** The version named by `If-Match`. */
  readonly expectedVersion: number | undefined;
}

/** What is answered as a file: kept by whoever asked, never shown in our own origin. */
export interface AnsweredFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** As it is offered for saving. */
  readonly name: string;
}

interface Answer<R> {
  readonly status?: 200 | 201;
  /** Version for the `ETag`. */
  readonly version?: number;
  readonly body: R;
  /** The same as an HTML page, for callers who prefer one. */
  readonly page?: string;
  /** In place of the body. */
  readonly file?: AnsweredFile;
}

/** What a route is, for the router and for the OpenAPI document. */
export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly operationId: string;
  readonly tag:
    | 'proposals'
    | 'letters'
    | 'allocations'
    | 'plans'
    | 'imports'
    | 'worklist'
    | 'reminders'
    | 'statistics'
    | 'calendar-feeds'
    | 'webhooks'
    | 'directory'
    | 'policy';
  readonly summary: Term;
  /** Changes state: needs an `Idempotency-Key`. */
  readonly command: boolean;
  /** Answers an HTML page too. */
  readonly isPage?: boolean;
  /** Types of the files it answers in place of JSON where it is asked for one. */
  readonly files?: readonly string[];
  /** What is sent is a file and no JSON. */
  readonly takesFile?: boolean;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly response: z.ZodType;
}

export interface Route<S extends BaseServices> {
  readonly spec: RouteSpec;
  readonly serve: (raw: RawCall<S>) => Promise<Answer<unknown>>;
}

/** A route whose types tell what goes in and comes out: the web client reads them there. */
interface TypedRoute<
  S extends BaseServices,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Route<S> {
  readonly spec: RouteSpec & { readonly params: P; readonly query: Q; readonly body: B; readonly response: R };
}

interface Definition<
  S extends BaseServices,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteSpec {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  readonly handle: (call: Call<S, z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<z.input<R>>>;
}

/** Whether requests of the method carry a body; of others it is not read. */
export function hasBody(method: RouteSpec['method']): boolean {
  return method === 'POST' || method === 'PUT';
}

/** For routes without parameters, query or body. */
export const nothing = z.strictObject({});

/** Defines routes as data, over what a function has at hand: a route's schemas check what comes in, and describe it. */
export function routesOver<S extends BaseServices>() {
  return <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    definition: Definition<S, P, Q, B, R>,
  ): TypedRoute<S, P, Q, B, R> => {
    const { handle, ...spec } = definition;
    return {
      spec,
      serve: async (raw) =>
        handle({
          principal: raw.principal,
          services: raw.services,
          found: raw.found,
          origin: raw.origin,
          event: raw.event,
          params: check((context) => definition.params.parse(raw.params, context)),
          query: check((context) => definition.query.parse(raw.query, context)),
          body: parseBody(definition.body, hasBody(spec.method) && spec.takesFile !== true ? await raw.readJson() : {}),
          bytes: spec.takesFile === true ? await raw.readBytes() : noBytes,
          idempotencyKey: spec.command ? idempotencyKey(raw.header('idempotency-key')) : '',
          expectedVersion: ifMatch(raw.header('if-match')),
        }),
    };
  };
}

const noBytes = new Uint8Array();

function parseBody<B extends z.ZodType>(schema: B, json: unknown): z.output<B> {
  return check((context) => schema.parse(json, context));
}

function idempotencyKey(header: string | undefined): string {
  if (header === undefined || !/^[\u0021-\u007E]{1,128}$/.test(header)) throw new Refusal('IdempotencyKeyMissingError');
  return header;
}

function ifMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new Refusal('InvalidIfMatchError');
  return Number(version);
}

/** What a decision may look at, on behalf of the person who asks. */
export async function contextOf({ principal, services }: Pick<RawCall<BaseServices>, 'principal' | 'services'>): Promise<DecideContext> {
  const { body, person, directory } = principal;
  return { ...(await services.cases.rules(body)), actorId: person.id, directory };
}
