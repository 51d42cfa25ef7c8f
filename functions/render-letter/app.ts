import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

// A Lambda takes 6 MB, and a file reaches it in base64 (AWS Lambda quotas).
const LARGEST_FILE = 4_000_000;

/** Letters as they are printed, and files that are read into letters. */
export function createLetterApp(dependencies: AppDependencies<Services>) {
  return httpApp(dependencies, allRoutes, LARGEST_FILE);
}
