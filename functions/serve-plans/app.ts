import { planRefusalTexts } from '#core/plan/refusal-texts.ts';
import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

/** How a session is dispatched at once: suggestions, draft allocations, sealed plans and the notices that come of them. */
export function createPlansApp(dependencies: AppDependencies<Services>) {
  return httpApp({ ...dependencies, ownRefusals: planRefusalTexts }, allRoutes);
}
