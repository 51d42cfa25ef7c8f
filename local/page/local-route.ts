import type { Instant } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { html } from './html.ts';
import { layout, type PageContent } from './layout.ts';
import { htmlResponse, problemResponse, wantsHtml } from './page-response.ts';
import type { Site } from './site.ts';
import { bilingual } from './text.ts';
import { texts } from './texts.ts';

/** `id` is the first group of the route's path, decoded; empty where it has none. */
export type Answer = (request: WireRequest, id: string) => WireResponse | Promise<WireResponse>;

export interface LocalRoute {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: Answer;
}

/** What every route of the local pages has at hand. */
export class PageContext {
  readonly site: Site;
  readonly #now: () => Instant;

  constructor(site: Site, now: () => Instant) {
    this.site = site;
    this.#now = now;
  }

  page(content: PageContent, status = 200): WireResponse {
    return htmlResponse(layout(this.site, this.#now(), content), status);
  }

  notFound(request: WireRequest): WireResponse {
    if (!wantsHtml(request)) return problemResponse(404, 'Not found', 'GET / lists where to go.');
    const main = html`<p>${bilingual(texts.notFoundHint)}</p>`;
    return this.page({ title: texts.notFound, section: '/', main }, 404);
  }
}
