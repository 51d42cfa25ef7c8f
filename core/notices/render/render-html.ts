import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/term.ts';
import { markup, Markup } from './render-markup.ts';
import type { CaseRow, MailBlock, MailPage } from './render-page.ts';
import { lightColours, styles, styleSheet } from './render-styles.ts';

/** The page as one HTML document: no scripts, nothing fetched, at most 640 pixels wide, fit for 360. */
export function renderHtml({ language, subject, preheader, heading, on, blocks, footer }: MailPage): string {
  return markup`<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
<style>${new Markup(styleSheet)}</style>
</head>
<body class="page ink" style="${styles.body}">
<div style="${styles.preheader}">${preheader}</div>
<table role="presentation" class="page" cellpadding="0" cellspacing="0" border="0" style="${styles.page}"><tr><td align="center" style="${styles.gutter}">
<table role="presentation" class="sheet" cellpadding="0" cellspacing="0" border="0" style="${styles.sheet}"><tr><td class="ink" style="${styles.content}">
<h1 class="mark" style="${styles.title}">${heading.zh}</h1>
<p class="dim" style="${styles.subtitle}">${heading.en === '' ? '' : markup`<span lang="en">${heading.en}</span> · `}${on.zh}</p>
${blocks.map(blockOf)}
</td></tr><tr><td class="dim" style="${styles.footer}">${footer.zh}${footer.en === '' ? '' : markup`<br><span lang="en">${footer.en}</span>`}</td></tr></table>
</td></tr></table>
</body>
</html>
`.text;
}

function blockOf(block: MailBlock): Markup {
  switch (block.kind) {
    case 'salutation':
      return markup`<p style="${styles.salutation}">${block.text.zh}${below(block.text.en)}</p>\n`;
    case 'sentence':
      return block.tone === 'notice'
        ? markup`<div class="notice ink" style="${styles.notice}">${block.text.zh}${below(block.text.en)}</div>\n`
        : markup`<p style="${styles.sentence}">${block.text.zh}</p>\n${block.text.en === '' ? '' : markup`<p class="dim" lang="en" style="${styles.english}">${block.text.en}</p>\n`}`;
    case 'heading':
      return markup`<h2 class="ink" style="${styles.heading}">${block.text.zh} ${small(block.text.en)}</h2>\n`;
    case 'facts':
      return markup`<table cellpadding="0" cellspacing="0" border="0" style="${styles.table}">${block.rows.map(
        ({ label, value, light }) =>
          markup`<tr><th scope="row" class="head" style="${styles.label}">${label.zh}${below(label.en)}</th><td class="ink" style="${styles.cell};${styles.ruled}">${light === undefined ? '' : mark(light)}${value.zh} ${small(value.en)}</td></tr>\n`,
      )}</table>\n`;
    case 'button':
      return markup`<p style="margin:20px 0 4px"><a class="button" href="${block.href}" style="${styles.button}">${block.label.zh}${block.label.en === '' ? '' : markup` <span lang="en" style="font-weight:400">${block.label.en}</span>`}</a></p>\n`;
    case 'cases':
      return caseTable(block);
  }
}

type Labels = Extract<MailBlock, { kind: 'cases' }>['labels'];

/** Five columns, fewer where none of the cases has a clock or a unit; on a telephone the same cells stand below each other. */
function caseTable({ labels, rows }: Extract<MailBlock, { kind: 'cases' }>): Markup {
  const timed = rows.some(({ clock }) => clock !== undefined);
  const ofUnits = rows.some(({ unit }) => unit.zh !== '');
  const columns = [labels.case, ...(ofUnits || timed ? [labels.unit] : []), ...(timed ? [labels.clock, labels.dueOn, labels.status] : [])];
  const head = columns.map(({ zh, en }) => markup`<th scope="col" class="head" style="${styles.headCell}">${zh}${below(en)}</th>`);
  return markup`<div style="overflow-x:auto"><table class="cases" cellpadding="0" cellspacing="0" border="0" style="${styles.table}${timed ? `;${styles.readable}` : ''}">
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => caseRow(row, columns.length, labels))}</tbody></table></div>\n`;
}

function caseRow({ number, title, href, unit, clock, notes, judgeHref }: CaseRow, columns: number, labels: Labels): Markup {
  const named = markup`《${title}》`;
  const linked = href === '' ? named : markup`<a class="mark" href="${href}" style="${styles.link}">${named}</a>`;
  const rule = notes.length > 0 ? '' : `;${styles.ruled}`;
  const cell = (label: Term, value: Markup): Markup => markup`<td class="ink" style="${styles.cell}${rule}">${name(label)}${value}</td>`;
  return markup`<tr class="${notes.length > 0 ? 'case' : 'case last'}">
<td class="ink first" style="${styles.cell}${rule}"><strong>${number.zh}</strong> ${small(number.en)}<br>${linked}</td>
${columns === 1 ? '' : unit.zh === '' ? markup`<td style="${styles.cell}${rule}"></td>` : cell(labels.unit, stacked(unit))}
${clock === undefined ? '' : [cell(labels.clock, markup`${unbroken(clock.name.zh)}${beside(clock.name.en)}`), cell(labels.dueOn, markup`${unbroken(clock.dueOn.zh)}${beside(clock.dueOn.en)}`), cell(labels.status, statusOf(clock))]}
</tr>
${notes.length === 0 ? '' : markup`<tr class="last"><td colspan="${String(columns)}" class="ink" style="${styles.note}">${notes.map(({ zh, en }) => markup`<div>${zh}${below(en)}</div>`)}${judgeHref === '' ? '' : markup`<div><a class="mark" href="${judgeHref}" style="${styles.link}">${labels.judge.zh}</a> ${small(labels.judge.en)}</div>`}</td></tr>\n`}`;
}

function statusOf({ light, word, left }: NonNullable<CaseRow['clock']>): Markup {
  return markup`<span style="white-space:nowrap">${mark(light)}${word.zh} <strong>${left.zh}</strong></span>${beside(word.en === '' ? '' : `${word.en}, ${left.en}`)}`;
}

/** A dot in the light's colour; the word always stands beside it. */
function mark(light: Light): Markup {
  return markup`<span aria-hidden="true" class="light-${light}" style="color:${lightColours[light]}">●</span> `;
}

/** Seen on telephones only, where no column head says it. */
function name({ zh, en }: Term): Markup {
  return markup`<span class="name dim" style="display:none;min-width:92px;${styles.hint}">${zh}${en === '' ? '' : markup` <span lang="en">${en}</span>`}</span>`;
}

const unbroken = (text: string): Markup => markup`<span style="white-space:nowrap">${text}</span>`;
const stacked = ({ zh, en }: Term): Markup => markup`${zh}${beside(en)}`;
const beside = (en: string): Markup =>
  en === '' ? markup`` : markup` <span lang="en" class="beside dim" style="display:block;${styles.hint}">${en}</span>`;
const below = (en: string): Markup => (en === '' ? markup`` : markup`<br><span lang="en" class="dim" style="${styles.hint}">${en}</span>`);
const small = (en: string): Markup => (en === '' ? markup`` : markup`<span lang="en" class="dim" style="${styles.hint}">${en}</span>`);
