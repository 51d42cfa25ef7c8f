import type { Answer, LocalRoute } from './local-route.ts';
import { jsonResponse, seeOther, wantsHtml } from './page-response.ts';
import type { Offer } from './site.ts';

/** How far an offer is that somebody accepted. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** An offer that is carried out once at a time, and says meanwhile how far it is. */
export class OfferDesk {
  readonly offer: Offer;
  #underWay: Promise<unknown> | undefined;
  #progress: Progress | undefined;

  constructor(offer: Offer) {
    this.offer = offer;
  }

  /** Undefined while nobody has accepted it. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  accept(): Promise<unknown> {
    this.#progress ??= { done: 0, total: 0 };
    this.#underWay ??= this.offer
      .accept((done, total) => (this.#progress = { done, total }))
      .finally(() => {
        this.#underWay = undefined;
        this.#progress = undefined;
      });
    return this.#underWay;
  }
}

/** `POST /_local/<offer>` does what the product offers there, and answers with what came of it. */
export function offerRoutes(desks: readonly OfferDesk[]): LocalRoute[] {
  return desks.map((desk) => ({ method: 'POST', path: new RegExp(`^/_local/${desk.offer.name}$`), answer: accepting(desk) }));
}

function accepting(desk: OfferDesk): Answer {
  return async (request) => {
    const result = await desk.accept();
    return wantsHtml(request) ? seeOther('/') : jsonResponse(result);
  };
}
