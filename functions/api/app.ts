import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import { consolePages } from './console-page.ts';
import type { ConsoleSetup } from './console-page.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

interface ApiDependencies extends AppDependencies<Services> {
  readonly console: ConsoleSetup;
}

/** Cases and all that is done about them, and the desk's pages. */
export function createApp({ console: consoleSetup, ...dependencies }: ApiDependencies) {
  const app = httpApp(dependencies, allRoutes);
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.route('/', consolePages(consoleSetup));
  return app;
}
