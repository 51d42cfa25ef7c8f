import type { Cases } from '#core/case/log/cases.ts';
import type { NoticeReader } from '#core/ports/mail/notice-reader.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { routesOver } from '#functions/platform/http/route.ts';
import type * as http from '#functions/platform/http/route.ts';

export { contextOf, nothing } from '#functions/platform/http/route.ts';

/** What every route about reminders may use. */
export interface Services {
  readonly cases: Cases;
  readonly reader: ViewReader;
  readonly notices: NoticeReader;
}

export type Route = http.Route<Services>;
export type Call<P, Q, B> = http.Call<Services, P, Q, B>;

export const defineRoute = routesOver<Services>();
