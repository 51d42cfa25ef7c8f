import { Hono } from 'hono/tiny';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ProblemText } from '#core/contracts/problem.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { KnownNames } from '#core/errors/tell-refusal.ts';
import { now } from '#functions/platform/clock.ts';
import { closedAnswers, originOf, problemAnswer } from './answers.ts';
import { beginReading } from './begin-reading.ts';
import { findPrincipal, rememberPrincipals, subjectOf } from './principal.ts';
import { problemOf } from './problem-of.ts';
import type { AnsweredFile, BaseServices, Route } from './route.ts';

export interface AppDependencies<S extends BaseServices> {
  readonly services: S;
  readonly bootstrap: { readonly body: string; readonly subject: string };
  /** Words of refusals that this function alone tells. */
  readonly ownRefusals?: ReadonlyMap<string, ProblemText>;
}

/** What API Gateway hands over beside the request: the event, in which the authorizer left the token's claims. */
export interface Environment {
  Bindings: { readonly event: unknown };
  /** The asker's directory, once it is known: what is refused is told by names. */
  Variables: { names?: KnownNames };
}

// Content of 20 suggestions and a letter of 60,000 characters fit well; DynamoDB items end at 400 KB.
const LARGEST_BODY = 300_000;

/**
 * Serves a function's routes: they are data, this is how they are answered. Its pages come beside them.
 * @param largestBody In bytes; more where files are taken
 */
export function httpApp<S extends BaseServices>(
  { services, bootstrap, ownRefusals }: AppDependencies<S>,
  routes: readonly Route<S>[],
  largestBody = LARGEST_BODY,
): Hono<Environment> {
  const app = new Hono<Environment>();
  const reader = rememberPrincipals(services.reader, now);

  app.use('*', closedAnswers);
  app.use('*', bodyLimit({ maxSize: largestBody, onError: () => problem(new Refusal('TooLargeError', { limit: largestBody })) }));

  for (const route of routes) {
    app.on(route.spec.method, route.spec.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const reading = beginReading(services.cases, route.spec.path, c.req.param());
      const { directoryOf } = reading;
      const principal = await findPrincipal({ reader, directoryOf, bootstrap }, subjectOf(c.env.event), c.req.header('x-body'));
      c.set('names', principal.directory);
      const answer = await route.serve({
        principal,
        services,
        found: reading.found(),
        params: c.req.param(),
        query: c.req.query(),
        header: (name) => c.req.header(name),
        readJson: async () => readJson(await c.req.text()),
        readBytes: async () => new Uint8Array(await c.req.arrayBuffer()),
        event: c.env.event,
        origin: originOf(c),
      });
      if (answer.version !== undefined) c.header('ETag', `"${answer.version}"`);
      if (answer.file !== undefined) return fileAnswer(c, answer.file);
      if (answer.page === undefined) return c.json(answer.body, answer.status ?? 200);
      c.header('Vary', 'Accept');
      if (!prefersPage(c.req.header('accept'))) return c.json(answer.body);
      c.header('Content-Security-Policy', pagePolicy);
      return c.html(answer.page);
    });
  }
  app.notFound(() => problem(new Refusal('RouteNotFoundError')));
  app.onError((error, c) => problem(error, c.get('names'), ownRefusals));
  return app;
}

// A paper brings its style along and nothing else; it cannot load, run or send anything.
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

// Whatever is in it: it is no page of ours, runs nothing and reaches nothing.
const filePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function fileAnswer(c: Context<Environment>, { bytes, type, name }: AnsweredFile): Response {
  return c.body(bytes, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    'Content-Security-Policy': filePolicy,
  });
}

/** Whoever names HTML and does not name JSON before it. */
function prefersPage(accept = ''): boolean {
  const [html, json] = [accept.indexOf('text/html'), accept.indexOf('application/json')];
  return html >= 0 && (json < 0 || html < json);
}

function problem(error: unknown, names?: KnownNames, own?: ReadonlyMap<string, ProblemText>): Response {
  return problemAnswer(problemOf(error, names, own));
}

function readJson(text: string): unknown {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('NotJsonError');
}
