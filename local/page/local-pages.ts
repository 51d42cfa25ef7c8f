import type { Identity } from '../identity/identity.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { asset } from './assets.ts';
import { clockRoutes } from './clock-routes.ts';
import type { CloudStatus } from './cloud-status.ts';
import { executionRoutes } from './execution-routes.ts';
import { OfferDesk, offerRoutes } from './offer-routes.ts';
import { PageContext, type Answer, type LocalRoute } from './local-route.ts';
import { mailRoutes } from './mail-routes.ts';
import { mailSetUpRoutes } from './mail-set-up-routes.ts';
import type { MovableClock } from './move-clock.ts';
import { jsonResponse, problemResponse } from './page-response.ts';
import { givePersonToken, listPeople } from './people-api.ts';
import { refusalReason } from './request-guard.ts';
import { signInRoutes } from './sign-in-routes.ts';
import type { Site } from './site.ts';
import { startPage } from './start-page.ts';
import type { StatesCaller } from './states-reader.ts';
import { toolsRoutes } from './tools-routes.ts';
import { texts } from './texts.ts';

export interface LocalPagesOptions {
  readonly clock: MovableClock;
  readonly mailbox: Mailbox;
  readonly identity: Identity;
  readonly states: StatesCaller;
  /** When the first task that waits runs out of time; nobody knows unless told. */
  readonly nextTimeout?: () => number | undefined;
  readonly status: () => CloudStatus | Promise<CloudStatus>;
  /** Where the pages are served, asked at every request: the port may be chosen by the system. */
  readonly port: () => number;
  readonly site?: Partial<Site>;
}

/** Answers `/`, everything under `/_local/` and the issuer's sign-in; undefined for paths that are somebody else's. */
export type LocalPagesHandler = (request: WireRequest) => Promise<WireResponse | undefined>;

const DEFAULT_SITE: Site = { title: texts.defaultTitle, links: [], examplePath: '/', timeZone: 'UTC' };

/** The pages of the embedded cloud: for loopback only, and for no other site's scripts. */
export function createLocalPages(options: LocalPagesOptions): LocalPagesHandler {
  const context = new PageContext({ ...DEFAULT_SITE, ...options.site }, () => options.clock.now());
  const desks = (context.site.offers ?? []).map((offer) => new OfferDesk(offer));
  const routes = [
    ...ownRoutes(options, context),
    ...offerRoutes(desks),
    ...toolsRoutes({ clock: options.clock, nextTimeout: options.nextTimeout ?? (() => undefined), desks }, context),
    ...signInRoutes(options.identity, context),
    ...clockRoutes(options.clock, context),
    // Before the mails, whose ids could otherwise be these names.
    ...mailSetUpRoutes(options.mailbox, context),
    ...mailRoutes(options.mailbox, context),
    ...executionRoutes(options.states, context),
  ];
  const { authorizePath, tokenPath } = options.identity.signIn;
  return async (request) => {
    const isOurs = /^\/(?:_local(?:\/.*)?)?$/.test(request.path) || [authorizePath, tokenPath].includes(request.path);
    if (!isOurs) return undefined;
    const reason = refusalReason(request, options.port());
    if (reason !== undefined) return problemResponse(403, 'Refused', reason);
    const matching = routes.filter(({ path }) => path.test(request.path));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = matching.find((one) => one.method === method);
    if (route !== undefined) return route.answer(request, decoded(route.path.exec(request.path)?.[1] ?? ''));
    return matching.length === 0 ? context.notFound(request) : notAllowed(matching);
  };
}

function ownRoutes({ clock, identity, status }: LocalPagesOptions, context: PageContext): LocalRoute[] {
  const start: Answer = async () => {
    const main = startPage(context.site, identity.people, await status());
    return context.page({ title: texts.start, section: '/', main });
  };

  const showStatus: Answer = async () => jsonResponse({ now: new Date(clock.now()).toISOString(), ...(await status()) });

  return [
    { method: 'GET', path: /^\/(?:_local\/?)?$/, answer: start },
    { method: 'GET', path: /^\/_local\/assets\/([\w.-]+)$/, answer: (request, id) => asset(id) ?? context.notFound(request) },
    { method: 'GET', path: /^\/_local\/status(?:\.json)?$/, answer: showStatus },
    { method: 'GET', path: /^\/_local\/people(?:\.json)?$/, answer: () => listPeople(identity) },
    { method: 'POST', path: /^\/_local\/people\/([^/]+)\/token$/, answer: (_, id) => givePersonToken(identity, id) },
  ];
}

function notAllowed(matching: readonly LocalRoute[]): WireResponse {
  const allowed = matching.map(({ method }) => method).join(', ');
  const refused = problemResponse(405, 'Method not allowed', `Use ${allowed} here.`);
  return { ...refused, headers: { ...refused.headers, allow: allowed } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
