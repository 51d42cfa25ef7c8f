import { dateTerm } from '#core/calendar/date-term.ts';
import { printedCode } from '#core/letters/letter-check.ts';
import type { LetterCheck } from '#core/letters/letter-check.ts';
import { markup } from '#core/notices/render/render-markup.ts';
import type { Markup } from '#core/notices/render/render-markup.ts';
import { both, openPage, row } from '#functions/platform/http/open-page.ts';
import { checkTexts as t } from './check-texts.ts';

/** The style's place in the page's policy is its hash: the page loads and runs nothing. */
export const checkStyle = `
body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.7 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1f2530; background: #fff; }
h1 { font-size: 1.4rem; }
[lang="en"] { color: #4f5868; font-size: 0.9em; }
.is { padding: 0.5rem 1rem; border-left: 0.4rem solid #1d7437; }
.not { border-color: #b3261e; }
dt { color: #4f5868; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
input { font: inherit; padding: 0.3rem 0.5rem; width: 12rem; max-width: 100%; }
button { font: inherit; padding: 0.3rem 1rem; }
`;

/** What a code printed on a letter leads to: whether there is such a letter, and what stands on its face. */
export function checkPage(asked: { readonly code: string; readonly found: LetterCheck | undefined } | undefined): string {
  return openPage({
    title: t.title,
    style: checkStyle,
    content: markup`${asked === undefined ? '' : asked.found === undefined ? notFound(asked.code) : genuine(asked.code, asked.found)}
<form action="/check" method="get">
<p><label for="code">${both(t.code)}</label></p>
<p><input id="code" name="code" autocomplete="off" spellcheck="false" maxlength="20" required> <button>${both(t.ask)}</button></p>
</form>
`,
  });
}

function genuine(code: string, { number, title, on, issuer, hash, corrects, correctedBy }: LetterCheck): Markup {
  const day = dateTerm(on);
  return markup`<p class="is" role="status"><strong>${t.genuine.zh}</strong> <span lang="en">${t.genuine.en}</span></p>
${correctedBy === undefined ? '' : another(t.corrected, correctedBy, 'is not')}${corrects === undefined ? '' : another(t.corrects, corrects, 'is')}<dl>
${row(t.number, number)}${row(t.letter, title)}${row(t.date, `${day.zh} · ${day.en}`)}${row(t.issuer, issuer)}${row(t.code, printedCode(code))}${row(t.mark, hash)}
</dl>
<p>${t.compare.zh}<br><span lang="en">${t.compare.en}</span></p>
`;
}

type Says = Readonly<Record<'zh' | 'en', (number: string, day: string) => string>>;

/** What another letter is to this one: that it is corrected must not be missed. */
function another(says: Says, { number, on }: NonNullable<LetterCheck['corrects']>, look: 'is' | 'is not'): Markup {
  const day = dateTerm(on);
  return markup`<p class="${look}"><strong>${says.zh(number, day.zh)}</strong><br><span lang="en">${says.en(number, day.en)}</span></p>\n`;
}

const notFound = (code: string): Markup =>
  markup`<p class="is not" role="status"><strong>${t.not.zh(code)}</strong><br><span lang="en">${t.not.en(code)}</span></p>\n`;
