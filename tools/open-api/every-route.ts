import { allRoutes as administration } from '#functions/administer/routes/all-routes.ts';
import { allRoutes as cases } from '#functions/api/routes/all-routes.ts';
import { allRoutes as files } from '#functions/serve-files/routes/all-routes.ts';
import { allRoutes as letters } from '#functions/render-letter/routes/all-routes.ts';
import { allRoutes as plans } from '#functions/serve-plans/routes/all-routes.ts';
import { allRoutes as reminders } from '#functions/serve-reminders/routes/all-routes.ts';
import { allRoutes as sheets } from '#functions/import-session/routes/all-routes.ts';
import type { RouteSpec } from '#functions/platform/http/route.ts';

/** The routes of the whole API, whichever function answers them. */
export const everyRoute: readonly { readonly spec: RouteSpec }[] = [
  ...cases,
  ...reminders,
  ...plans,
  ...files,
  ...letters,
  ...administration,
  ...sheets,
];
