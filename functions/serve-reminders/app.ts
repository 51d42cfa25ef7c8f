import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

/** What was told to whom, what waits, what will be told, and whom nothing reaches. */
export function createRemindersApp(dependencies: AppDependencies<Services>) {
  return httpApp(dependencies, allRoutes);
}
