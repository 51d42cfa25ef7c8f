import { dateTerm } from '#core/calendar/date-term.ts';
import { numberTerm } from '#core/case/terms.ts';
import type { Term } from '#core/contracts/term.ts';
import type { LinkStands } from '#core/judging/judge-by-link.ts';
import { Markup, markup } from '#core/notices/render/render-markup.ts';
import { both, openPage, row } from '#functions/platform/http/open-page.ts';
import type { JudgeFacts } from './judge-facts.ts';
import { judgeTexts as t } from './judge-texts.ts';
import type { Judged } from './read-judged.ts';

/** The style's place in the page's policy is its hash: the page loads and runs nothing. */
export const judgeStyle = `
body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.7 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1f2530; background: #fff; }
h1 { font-size: 1.4rem; line-height: 1.4; }
h2 { font-size: 1.1rem; }
[lang="en"] { color: #4f5868; font-size: 0.9em; }
.is { padding: 0.5rem 1rem; border-left: 0.4rem solid #1d7437; }
.not { border-color: #b3261e; }
.not p { margin: 0; }
dt { color: #4f5868; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.letter { white-space: pre-wrap; overflow-wrap: anywhere; }
fieldset { margin: 0 0 1rem; padding: 0.5rem 1rem; border: 1px solid #8a94a6; }
fieldset fieldset { border: 0; padding: 0; margin: 0; }
legend { font-weight: 700; }
fieldset fieldset legend { font-weight: 400; }
label { display: inline-block; margin-right: 1.2rem; padding: 0.3rem 0; }
textarea { display: block; width: 100%; min-height: 6rem; margin: 0 0 1rem; font: inherit; box-sizing: border-box; }
button { font: inherit; padding: 0.5rem 1.6rem; color: #fff; background: #1b4b82; border: 0; border-radius: 4px; }
button [lang="en"] { color: #fff; }
a { color: #1b4b82; }
:focus-visible { outline: 3px solid #b97e00; outline-offset: 2px; }
`;

/** The form, as it was sent where something is wrong with it. */
export function judgeForm(facts: JudgeFacts, given: Judged | undefined): string {
  const { units, unit } = facts;
  const fields = given?.fields ?? {};
  return page(markup`${given === undefined ? '' : wrongs(given)}
${about(facts)}
<p>${t.calm.zh}<br><span lang="en">${t.calm.en}</span></p>
<form id="form" method="post" accept-charset="utf-8" autocomplete="off">
<fieldset><legend>${t.lead.zh}${unit} <span lang="en">${t.lead.en}</span></legend>
${choice('attitude', t.attitude, fields, true)}${choice('result', t.result, fields, true)}<p>${t.notSatisfied.zh}<br><span lang="en">${t.notSatisfied.en}</span></p>
</fieldset>
${units.length === 0 ? '' : markup`<h2>${both(t.co)}</h2>\n`}${units.map(
    ({ assignmentId, name }) => markup`<fieldset><legend>${name}</legend>
${choice(`attitude.${assignmentId}`, t.attitude, fields, false)}${choice(`result.${assignmentId}`, t.result, fields, false)}</fieldset>
`,
  )}<p><label for="comment">${both(t.comment)}</label></p>
<textarea id="comment" name="comment" maxlength="4000">${fields['comment'] ?? ''}</textarea>
${publication(facts.publish, fields)}<p><label><input type="checkbox" name="confirmed" value="yes" required${new Markup(fields['confirmed'] === 'yes' ? ' checked' : '')}> ${both(t.confirmed)}</label></p>
<p><button>${both(t.send)}</button></p>
</form>`);
}

function about({ caseNumber, title, unit, letterNumber, corrects, text, dueOn }: JudgeFacts): Markup {
  const [day, number] = [dateTerm(dueOn), numberTerm(caseNumber)];
  const letter =
    corrects === ''
      ? markup`${letterNumber}`
      : markup`${letterNumber}${t.corrects.zh(corrects)}<span lang="en">${t.corrects.en(corrects)}</span>`;
  return markup`<dl>
${row(t.number, both(number))}${row(t.matter, markup`${title}`)}${row(t.unit, markup`${unit}`)}${row(t.letter, letter)}${row(t.due, both(day))}
</dl>
<p><a href="#form">${both(t.toForm)}</a></p>
<details open><summary>${both(t.read)}</summary><p class="letter">${text}</p></details>`;
}

/** Whether the reply may be published, where that is asked; nothing chosen says nothing. */
function publication(said: JudgeFacts['publish'], fields: Readonly<Record<string, string>>): Markup | '' {
  if (said === undefined) return '';
  const { asked, values } = t.publication;
  const chosen = fields['publish'] ?? said;
  const ways = (['yes', 'no'] as const).map((value) => {
    const ticked = new Markup(chosen === value ? ' checked' : '');
    return markup`<label><input type="radio" name="publish" value="${value}"${ticked}> ${both(values[value])}</label>`;
  });
  return markup`<fieldset><legend>${both(t.publication.legend)}</legend>
<p>${asked.zh}<br><span lang="en">${asked.en}</span></p>${ways}</fieldset>
`;
}

/** That the reply was judged, with when and how. */
export function judgedPage({ on, time, byLink, publication: asked }: Extract<LinkStands, { is: 'judged' }>): string {
  const day = dateTerm(on);
  const { is } = t.publication;
  const published = asked === undefined ? undefined : asked.said === undefined ? is.open : asked.said ? is.agreed : is.refused;
  const judged = { zh: t.judged.zh(day.zh, time, byLink), en: t.judged.en(day.en, time, byLink) };
  return news(published === undefined ? judged : { zh: `${judged.zh}${published.zh}`, en: `${judged.en} ${published.en}` }, 'is');
}

/** That a link leads nowhere, or that something went wrong. */
export function judgeNews(what: 'none' | 'failed'): string {
  return news(t[what], 'is not');
}

function news({ zh, en }: Term, look: 'is' | 'is not'): string {
  return page(markup`<p class="${look}" role="status"><strong>${zh}</strong><br><span lang="en">${en}</span></p>
<p><a href="/desk">${both(t.signIn)}</a></p>`);
}

const page = (content: Markup): string => openPage({ title: t.title, style: judgeStyle, content: markup`${content}\n` });

function wrongs({ wrong }: Judged): Markup {
  return markup`<div class="is not" role="alert">${wrong.map((name) => markup`<p><strong>${t.wrong[name].zh}</strong> <span lang="en">${t.wrong[name].en}</span></p>`)}</div>`;
}

function choice(name: string, label: Term, fields: Readonly<Record<string, string>>, isRequired: boolean): Markup {
  const values = (['satisfied', 'basically', 'not'] as const).map((value) => {
    const ticked = new Markup(`${fields[name] === value ? ' checked' : ''}${isRequired ? ' required' : ''}`);
    return markup`<label><input type="radio" name="${name}" value="${value}"${ticked}> ${both(t.values[value])}</label>`;
  });
  return markup`<fieldset><legend>${both(label)}</legend>${values}</fieldset>\n`;
}
