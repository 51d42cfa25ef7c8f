import * as z from 'zod';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Registers } from '#core/register/registers.ts';
import type { DraftStore } from '#core/ports/draft-store.ts';
import type { Allocations } from '#core/allocation/allocations.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { FeedStore } from '#core/ports/feed-store.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';
import type { NoticeReader } from '#core/ports/notice-reader.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { RobotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import type { FoldedCase } from '#core/case/case-logs.ts';
import type { Cases } from '#core/case/cases.ts';
import { check } from './check.ts';
import type { Principal } from './principal.ts';
import type { WebhookServices } from './webhook-services.ts';

/** What every route may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly feeds: FeedStore;
  /** What people are writing. */
  readonly drafts: DraftStore;
  /** The API puts secrets in and takes them away; it cannot read any. */
  readonly secrets: Pick<SecretStore, 'put' | 'putOnce' | 'remove'>;
  readonly robotHosts: RobotHosts;
  readonly registers: Registers;
  readonly notices: NoticeReader;
  readonly repairs: Pick<RepairLog, 'list'>;
  readonly webhooks: WebhookServices;
  readonly plans: Plans;
  readonly allocations: Allocations;
}

/** A request as the web layer hands it over, unchecked. */
export interface RawCall {
  readonly principal: Principal;
  readonly services: Services;
  /** The case that the path names, as it was read together with the directory. */
  readonly found: FoldedCase | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly header: (name: string) => string | undefined;
  readonly readJson: () => Promise<unknown>;
  /** Scheme and host under which the API was called, without a slash at the end. */
  readonly origin: string;
}

/** A request whose parts were checked by the route's schemas. */
export interface Call<P, Q, B> extends Pick<RawCall, 'principal' | 'services' | 'origin' | 'found'> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The `Idempotency-Key`; an empty text on routes that need none. */
  readonly idempotencyKey: string;
  /** The version named by `If-Match`. */
  readonly expectedVersion: number | undefined;
}

interface Answer<R> {
  readonly status?: 200 | 201;
  /** Version for the `ETag`. */
  readonly version?: number;
  readonly body: R;
  /** The same as an HTML page, for callers who prefer one. */
  readonly page?: string;
}

/** What a route is, for the router and for the OpenAPI document. */
export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly operationId: string;
  readonly tag:
    | 'proposals'
    | 'allocations'
    | 'plans'
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
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly response: z.ZodType;
}

export interface Route {
  readonly spec: RouteSpec;
  readonly serve: (raw: RawCall) => Promise<Answer<unknown>>;
}

/** A route whose types tell what goes in and comes out: the web client reads them there. */
interface TypedRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> extends Route {
  readonly spec: RouteSpec & { readonly params: P; readonly query: Q; readonly body: B; readonly response: R };
}

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> extends RouteSpec {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<z.input<R>>>;
}

/** Whether requests of the method carry a body; of others it is not read. */
export function hasBody(method: RouteSpec['method']): boolean {
  return method === 'POST' || method === 'PUT';
}

/** For routes without parameters, query or body. */
export const nothing = z.strictObject({});

/** A route as data: its schemas check what comes in, and describe it. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Definition<P, Q, B, R>,
): TypedRoute<P, Q, B, R> {
  const { handle, ...spec } = definition;
  return {
    spec,
    serve: async (raw) =>
      handle({
        principal: raw.principal,
        services: raw.services,
        found: raw.found,
        origin: raw.origin,
        params: check((context) => definition.params.parse(raw.params, context)),
        query: check((context) => definition.query.parse(raw.query, context)),
        body: parseBody(definition.body, hasBody(spec.method) ? await raw.readJson() : {}),
        idempotencyKey: spec.command ? idempotencyKey(raw.header('idempotency-key')) : '',
        expectedVersion: ifMatch(raw.header('if-match')),
      }),
  };
}

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
export async function contextOf({ principal, services }: Pick<RawCall, 'principal' | 'services'>): Promise<DecideContext> {
  const { body, person, directory } = principal;
  return { ...(await services.cases.rules(body)), actorId: person.id, directory };
}
