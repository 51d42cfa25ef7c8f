import type { LocalRoute, PageContext } from './local-route.ts';
import { navigation } from './layout.ts';
import type { MovableClock } from './move-clock.ts';
import type { OfferDesk } from './offer-routes.ts';
import { jsonResponse } from './page-response.ts';

export interface ToolsOptions {
  readonly clock: MovableClock;
  /** When the first task that waits runs out of time. */
  readonly nextTimeout: () => number | undefined;
  readonly desks: readonly OfferDesk[];
}

/** `GET /_local/tools`: what a page of the product needs to offer the clock and the offers beside its own affairs. */
export function toolsRoutes({ clock, nextTimeout, desks }: ToolsOptions, context: PageContext): LocalRoute[] {
  const answer = async () => {
    const next = nextTimeout();
    return jsonResponse({
      now: instant(clock.now()),
      ...(next === undefined ? {} : { nextTimeoutAt: instant(next) }),
      offers: await Promise.all(desks.map(offered)),
      links: [...navigation, ...context.site.links.map(({ href, ...text }) => ({ href, text }))].map(({ href, text }) => ({
        href,
        ...text,
      })),
    });
  };
  return [{ method: 'GET', path: /^\/_local\/tools(?:\.json)?$/, answer }];
}

async function offered({ offer, progress }: OfferDesk) {
  const { name, button, hint } = offer;
  // Nobody need ask while it is being done.
  const isWanted = progress !== undefined || offer.isWanted === undefined || (await offer.isWanted());
  return { name, button, hint, isWanted, ...(progress === undefined ? {} : { progress }) };
}

/** To the next whole millisecond: whoever goes there finds it there. */
function instant(milliseconds: number): string {
  return new Date(Math.ceil(milliseconds)).toISOString();
}
