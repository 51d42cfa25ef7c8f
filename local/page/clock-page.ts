import type { Instant } from '../clock/virtual-clock.ts';
import { html, type Html } from './html.ts';
import { timeElement } from './instant-text.ts';
import { bilingual, type Text } from './text.ts';
import { texts } from './texts.ts';

const STEPS: readonly { readonly duration: string; readonly text: Text }[] = [
  { duration: 'PT1H', text: texts.oneHour },
  { duration: 'P1D', text: texts.oneDay },
  { duration: 'P1W', text: texts.oneWeek },
  { duration: 'P1M', text: texts.oneMonth },
];

/** @param problem why the clock could not be moved as it was asked to */
export function clockPage(now: Instant, timeZone: string, problem?: string): Html {
  const steps = STEPS.map(({ duration, text }) => html`<button name="advance" value="${duration}">${bilingual(text)}</button>`);
  return html`<p class="lead">${bilingual(texts.clockLead)}</p>
<p class="big">${timeElement(now, timeZone)} <span class="label">${timeZone}</span></p>
${problem === undefined ? undefined : html`<p role="alert">${bilingual(texts.notMoved)} ${problem}</p>`}
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
