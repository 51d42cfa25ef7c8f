import { fileRefusalTexts } from '#core/steps/attachments/refusal-texts.ts';
import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

/** Files of cases: what may be uploaded, what was attached, and where to download it. */
export function createFilesApp(dependencies: AppDependencies<Services>) {
  return httpApp({ ...dependencies, ownRefusals: fileRefusalTexts }, allRoutes);
}
