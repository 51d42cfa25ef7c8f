import { importRefusalTexts } from '#core/import/refusal-texts.ts';
import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

// Lambda takes 6 MB in base64 and whatever else is in the event.
const LARGEST_FILE = 4 * 1024 * 1024;

/** Sheets that come in and go out. */
export function createImportApp(dependencies: AppDependencies<Services>) {
  return httpApp({ ...dependencies, ownRefusals: importRefusalTexts }, allRoutes, LARGEST_FILE);
}
