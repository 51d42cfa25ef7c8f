import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { Term } from '#core/contracts/term.ts';
import { chineseDate } from './render-chinese-date.ts';
import { daysTerm, paperMatter, paperTable, paperTexts, provisionalTerm } from './render-document-texts.ts';
import { renderLine } from './render-line.ts';
import { markup, Markup } from './render-markup.ts';

/** What a numbered 催办通知 (`chaser`) or 督办通知 (`supervision`) is made of. */
export interface DocumentFacts {
  readonly kind: 'chaser' | 'supervision';
  /** As the register gave it, e.g. `云提催〔2026〕3号`. */
  readonly number: string;
  /** Who issues it, and signs. */
  readonly bodyName: string;
  /** Whom it goes to. */
  readonly unit: Term;
  readonly caseNumber: Term;
  readonly title: string;
  readonly clock: Term;
  readonly dueOn: CalendarDate;
  /** Holidays not announced yet may move it. */
  readonly provisional: boolean;
  /** Calendar days; 0 on the due day, negative before it. */
  readonly daysOverdue: number;
  /** The day it was issued. */
  readonly on: CalendarDate;
}

/** A paper of one page: HTML to be printed (A4), and the same as plain text. */
export interface RenderedDocument {
  readonly html: string;
  readonly text: string;
}

/** One paper; the same facts give the same bytes. Its style stands in one `<style>` element, nothing is fetched. */
export function renderDocument(facts: DocumentFacts): RenderedDocument {
  const paper = layOut(facts);
  return { html: asHtml(paper), text: asText(paper) };
}

interface Paper {
  readonly name: Term;
  readonly bodyName: string;
  readonly number: string;
  readonly unit: Term;
  readonly matter: string;
  readonly request: Term;
  readonly rows: readonly (readonly [Term, Term])[];
  readonly date: string;
  readonly on: string;
}

function layOut(facts: DocumentFacts): Paper {
  const { name, request } = paperTexts[facts.kind];
  const provisional = facts.provisional ? provisionalTerm : { zh: '', en: '' };
  const [caseNumber, clock, title] = [clean(facts.caseNumber), clean(facts.clock), renderLine(facts.title)];
  return {
    name,
    bodyName: renderLine(facts.bodyName),
    number: renderLine(facts.number),
    unit: clean(facts.unit),
    matter: paperMatter({ caseNumber: caseNumber.zh, title, clock: clock.zh, dueOn: `${chineseDate(facts.dueOn)}${provisional.zh}` }),
    request: request(facts.daysOverdue),
    rows: [
      [paperTable.caseNumber, caseNumber],
      [paperTable.title, { zh: title, en: '' }],
      [paperTable.clock, clock],
      [paperTable.dueOn, { zh: `${facts.dueOn}${provisional.zh}`, en: provisional.en }],
      [paperTable.days, daysTerm(facts.daysOverdue)],
    ],
    date: chineseDate(facts.on),
    on: facts.on,
  };
}

// Black on white also in dark mode: it is a paper. Sizes and the red rule follow the usual form of official letters.
const style = [
  ':root{color-scheme:light}@page{size:A4;margin:25mm 22mm}',
  "body{margin:0;background:#fff;color:#111;font:16px/1.9 'FangSong','STFangsong','Noto Serif CJK SC','Songti SC','SimSun',serif}",
  'main{max-width:720px;margin:0 auto;padding:32px 20px;overflow-wrap:anywhere}',
  'header{text-align:center;border-bottom:2px solid #b3261e;padding-bottom:10px;margin-bottom:24px}',
  'header p{margin:0}.issuer{font-size:22px;font-weight:700;color:#b3261e;letter-spacing:.1em}',
  'h1{font-size:24px;line-height:1.5;text-align:center;margin:0 0 20px}',
  '.indent{text-indent:2em;margin:0 0 12px}.signature{text-align:right;margin:32px 0 0}',
  'table{width:100%;border-collapse:collapse;margin:16px 0}th,td{border:1px solid #444;padding:6px 10px;text-align:left;vertical-align:top}th{width:8em;font-weight:700}',
  '[lang=en]{font:13px/1.5 Georgia,"Times New Roman",serif;color:#444}.english{border-top:1px solid #999;margin-top:32px;padding-top:10px}.english p{margin:0 0 6px}',
  '@media print{main{max-width:none;padding:0}}',
].join('');

function asHtml({ name, bodyName, number, unit, matter, request, rows, date, on }: Paper): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name.zh} ${number}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<header><p class="issuer">${bodyName}</p><p>${number}</p></header>
<h1>${name.zh}</h1>
<p>${unit.zh}：</p>
<p class="indent">${matter}</p>
<p class="indent">${request.zh}</p>
<table>
${rows.map(([label, value]) => markup`<tr><th scope="row">${label.zh}${english(label.en)}</th><td>${value.zh}${english(value.en)}</td></tr>\n`)}</table>
<p class="signature">${bodyName}<br>${date}</p>
<section class="english" lang="en"><p>${name.en} · ${number} · ${on}</p><p>To: ${unit.en}</p><p>${request.en}</p></section>
</main>
</body>
</html>
`.text;
}

function asText({ name, bodyName, number, unit, matter, request, rows, date, on }: Paper): string {
  return [
    bodyName,
    number,
    '',
    name.zh,
    '',
    `${unit.zh}：`,
    '',
    `　　${matter}`,
    `　　${request.zh}`,
    '',
    ...rows.map(([label, value]) => `${beside(label)}：${beside(value)}`),
    '',
    bodyName,
    date,
    '',
    `${name.en} · ${number} · ${on}`,
    `To: ${unit.en}`,
    request.en,
    '',
  ].join('\n');
}

const clean = ({ zh, en }: Term): Term => ({ zh: renderLine(zh), en: renderLine(en) });
const english = (en: string): Markup => (en === '' ? markup`` : markup` <span lang="en">${en}</span>`);
const beside = ({ zh, en }: Term): string => (en === '' ? zh : `${zh} ${en}`);
