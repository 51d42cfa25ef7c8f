import { z } from 'zod';
import type { Instant, VirtualClock } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { html, type Html } from './html.ts';
import { timeElement } from './instant-text.ts';
import { addIsoDuration, parseIsoDuration } from './iso-duration.ts';
import { jsonResponse, problemResponse, seeOther, wantsHtml } from './page-response.ts';
import { bilingual, type Text } from './text.ts';
import { texts } from './texts.ts';

export type MovableClock = Pick<VirtualClock, 'now' | 'advanceTo'>;

const move = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ to: z.iso.datetime({ offset: true }) })]);

const STEPS: readonly { readonly duration: string; readonly text: Text }[] = [
  { duration: 'PT1H', text: texts.oneHour },
  { duration: 'P1D', text: texts.oneDay },
  { duration: 'P1W', text: texts.oneWeek },
  { duration: 'P1M', text: texts.oneMonth },
];

const FARTHEST_YEARS = 100;

export function clockPage(now: Instant, timeZone: string): Html {
  const steps = STEPS.map(
    ({ duration, text }) => html`<button name="advance" value="${duration}">${bilingual(text)}</button>`,
  );
  return html`<p class="lead">${bilingual(texts.clockLead)}</p>
<p class="big">${timeElement(now, timeZone)} <span class="en">${timeZone}</span></p>
<form method="post" action="/_local/clock" class="row" data-busy>
<fieldset><legend>${bilingual(texts.advanceBy)}</legend>${steps}</fieldset>
</form>
<form method="post" action="/_local/clock" class="row" data-busy>
<label for="advance">${bilingual(texts.otherDuration)}</label>
<input id="advance" name="advance" required pattern="P[0-9YMWDTHS.]+" autocomplete="off" spellcheck="false" aria-describedby="advance-example">
<button>${bilingual(texts.advance)}</button>
<p class="hint" id="advance-example">${bilingual(texts.durationExample)}</p>
</form>`;
}

/**
 * `POST /_local/clock` with `{"advance": "P30D"}` or `{"to": "2027-01-01T00:00:00Z"}` (or a form with one of the two).
 * Answers `{before, now}` when all is quiet; 400 says what is wrong.
 */
export async function moveClock(request: WireRequest, clock: MovableClock): Promise<WireResponse> {
  const parsed = move.safeParse(readBody(request.body.toString('utf8')));
  if (!parsed.success) {
    return bad('Send {"advance": "<ISO 8601 duration>"} or {"to": "<ISO 8601 instant with offset>"}, one of the two.');
  }
  const before = clock.now();
  const target = targetOf(parsed.data, before);
  if (typeof target === 'string') return bad(target);
  await clock.advanceTo(target);
  if (wantsHtml(request)) return seeOther('/_local/clock');
  return jsonResponse({ before: new Date(before).toISOString(), now: new Date(clock.now()).toISOString() });
}

/** The instant to go to, or what is wrong with the request. */
function targetOf(request: z.infer<typeof move>, now: Instant): Instant | string {
  const target = 'to' in request ? Date.parse(request.to) : advanced(request.advance, now);
  if (target === undefined) return `"${'advance' in request ? request.advance : ''}" is not an ISO 8601 duration such as P30D, PT12H or P1M15D.`;
  if (target < now) return `Time does not go back: it is ${new Date(now).toISOString()}.`;
  const farthest = addIsoDuration(now, { months: FARTHEST_YEARS * 12, milliseconds: 0 });
  // Written so that NaN, an instant past the end of the calendar, is too far as well.
  return target <= farthest ? target : `That is more than ${FARTHEST_YEARS} years ahead.`;
}

function advanced(text: string, now: Instant): Instant | undefined {
  const duration = parseIsoDuration(text.trim());
  return duration && addIsoDuration(now, duration);
}

/** JSON whatever its declared type (`curl -d` calls it a form), else a form. */
function readBody(body: string): unknown {
  if (!body.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function bad(detail: string): WireResponse {
  return problemResponse(400, 'The clock cannot be moved so', detail);
}
