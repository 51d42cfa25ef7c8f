import type { Answer, LocalRoute } from './local-route.ts';
import { jsonResponse, seeOther, wantsHtml } from './page-response.ts';
import type { Offer } from './site.ts';

/** `POST /_local/<offer>` does what the product offers there, once at a time, and answers with what came of it. */
export function offerRoutes(offers: readonly Offer[]): LocalRoute[] {
  return offers.map((offer) => ({ method: 'POST', path: new RegExp(`^/_local/${offer.name}$`), answer: accepting(offer) }));
}

function accepting(offer: Offer): Answer {
  let underWay: Promise<unknown> | undefined;
  return async (request) => {
    underWay ??= offer.accept().finally(() => (underWay = undefined));
    const result = await underWay;
    return wantsHtml(request) ? seeOther('/') : jsonResponse(result);
  };
}
