import type { WireResponse } from '../wire.ts';
import { clockPage } from './clock-page.ts';
import type { Answer, LocalRoute, PageContext } from './local-route.ts';
import { moveClock, type MovableClock } from './move-clock.ts';
import { jsonResponse, problemResponse, seeOther, wantsHtml } from './page-response.ts';
import { texts } from './texts.ts';

/**
 * `GET /_local/clock` gives `{now}`; `POST` moves it and gives `{before, now}`; with `?tell=meanwhile` also what the product says happened
 * meanwhile, which it has to look for.
 */
export function clockRoutes(clock: MovableClock, context: PageContext): LocalRoute[] {
  const { meanwhile } = context.site;
  const page = (status: number, problem?: string): WireResponse => {
    const main = clockPage(clock.now(), context.site.timeZone, problem);
    return context.page({ title: texts.clock, section: '/_local/clock', main }, status);
  };

  const show: Answer = (request) => (wantsHtml(request) ? page(200) : jsonResponse({ now: new Date(clock.now()).toISOString() }));

  const move: Answer = async (request) => {
    const result = await moveClock(request.body.toString('utf8'), clock);
    if ('problem' in result) {
      return wantsHtml(request) ? page(400, result.problem) : problemResponse(400, 'The clock cannot be moved so', result.problem);
    }
    if (wantsHtml(request)) return seeOther('/_local/clock');
    const { before, now } = result;
    const told = { before: new Date(before).toISOString(), now: new Date(now).toISOString() };
    const isAsked = new URLSearchParams(request.query).get('tell') === 'meanwhile';
    return jsonResponse(meanwhile === undefined || !isAsked ? told : { ...told, meanwhile: await meanwhile(before, now) });
  };

  return [
    { method: 'GET', path: /^\/_local\/clock(?:\.json)?$/, answer: show },
    { method: 'POST', path: /^\/_local\/clock$/, answer: move },
  ];
}
