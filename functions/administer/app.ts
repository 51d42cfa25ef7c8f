import { webhookRefusalTexts } from '#core/webhook/refusal-texts.ts';
import { httpApp } from '#functions/platform/http/http-app.ts';
import type { AppDependencies } from '#functions/platform/http/http-app.ts';
import type { DocsFiles } from './docs-files.ts';
import type { Services } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';
import { schemaCatalogue, schemaFile } from './routes/schemas.ts';

interface AdministrationDependencies extends AppDependencies<Services> {
  readonly docs: DocsFiles;
}

/** Directory, rules, webhooks and what administrators look after, and what is told of the whole API without a token. */
export function createAdministrationApp({ docs, ...dependencies }: AdministrationDependencies) {
  const app = httpApp({ ...dependencies, ownRefusals: webhookRefusalTexts }, allRoutes);
  const { apiUrl } = dependencies.services.webhooks;
  app.get('/openapi.json', (c) => c.body(docs.read('openapi.json'), 200, { 'Content-Type': 'application/json' }));
  app.get('/docs', (c) => c.html(docs.read('index.html')));
  app.get('/docs/style.css', (c) => c.body(docs.read('style.css'), 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/schemas', (c) => c.json(schemaCatalogue(apiUrl)));
  app.get('/schemas/:file', (c) =>
    c.body(JSON.stringify(schemaFile(c.req.param('file'), apiUrl)), 200, {
      'Content-Type': 'application/schema+json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    }),
  );
  return app;
}
