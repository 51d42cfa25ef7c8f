import type { Allocations } from '#core/allocation/allocations.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { RegisterReader } from '#core/register/registers.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

export { contextOf, nothing } from '#functions/platform/http/route.ts';

/** What every route about the dispatch of a session may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly registers: RegisterReader;
  readonly plans: Plans;
  readonly allocations: Allocations;
}

export type Route = http.Route<Services>;
export type RawCall = http.RawCall<Services>;

export const defineRoute = routesOver<Services>();
