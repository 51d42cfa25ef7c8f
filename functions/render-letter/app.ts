import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import { checkRoutes } from './check-routes.ts';
import type { CheckDependencies } from './check-routes.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

// A Lambda takes 6 MB, and a file reaches it in base64 (AWS Lambda quotas).
const LARGEST_FILE = 4_000_000;

/** Letters as they are printed, files that are read into letters, and without a token whether a letter is genuine. */
export function createLetterApp({ checks, ...dependencies }: AppDependencies<Services> & Pick<CheckDependencies, 'checks'>) {
  const app = httpApp(dependencies, allRoutes, LARGEST_FILE);
  checkRoutes(app, { checks, body: dependencies.bootstrap.body });
  return app;
}
