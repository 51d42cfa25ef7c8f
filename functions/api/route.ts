import type { Cases } from '#core/case/log/cases.ts';
import type { DraftStore } from '#core/ports/draft-store.ts';
import type { FeedStore } from '#core/ports/feed-store.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { Registers, RegistersForEach } from '#core/register/registers.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

export { contextOf, nothing } from '#functions/platform/http/route.ts';

/** What every route about cases may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly feeds: FeedStore;
  /** What people are writing. */
  readonly drafts: DraftStore;
  readonly registers: Registers & RegistersForEach;
}

export type Route = http.Route<Services>;
export type RawCall = http.RawCall<Services>;
export type Call<P, Q, B> = http.Call<Services, P, Q, B>;

export const defineRoute = routesOver<Services>();
