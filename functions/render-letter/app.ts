import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import { checkRoutes } from './check-routes.ts';
import type { CheckDependencies } from './check-routes.ts';
import type { Services } from './route.ts';
import { publishedRoutes } from './published-routes.ts';
import type { PublishedDependencies } from './published-routes.ts';
import { allRoutes } from './routes/all-routes.ts';

// A Lambda takes 6 MB, and a file reaches it in base64 (AWS Lambda quotas).
const LARGEST_FILE = 4_000_000;

/** Letters as they are printed, files that are read into letters; without a token whether a letter is genuine, and what is published. */
export function createLetterApp({
  checks,
  published,
  ...dependencies
}: AppDependencies<Services> & Pick<CheckDependencies, 'checks'> & Pick<PublishedDependencies, 'published'>) {
  const app = httpApp(dependencies, allRoutes, LARGEST_FILE);
  const { body } = dependencies.bootstrap;
  checkRoutes(app, { checks, body });
  publishedRoutes(app, { published, cases: dependencies.services.cases, body });
  return app;
}
