import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { Term } from '#core/contracts/term.ts';
import { paperKindOf, paperNames, paperTexts, paragraphsOf } from './render-document-texts.ts';
import { renderLine } from './render-line.ts';
import { markup, Markup } from './render-markup.ts';

/** What a numbered paper (`chaser`: 提醒 or 催办通知, `supervision`: 督办通知) is made of. */
export interface DocumentFacts {
  readonly kind: 'chaser' | 'supervision';
  /** As the register gave it, with the issuer's 机关代字, e.g. `云政办提案催〔2026〕3号`. */
  readonly number: string;
  /** Who issues it, and signs: by full name, with the place. */
  readonly issuer: Term;
  /** Whom it goes to. */
  readonly unit: Term;
  readonly caseNumber: Term;
  readonly title: string;
  readonly clock: Term;
  /** In Chinese what is to be done by the due day: `答复委员`. */
  readonly deed?: string;
  readonly dueOn: CalendarDate;
  /** Holidays not announced yet may move it. */
  readonly provisional: boolean;
  /** Calendar days on the day it was issued; 0 on the due day, negative after it. */
  readonly daysLeft: number;
  /** Working days since the due day. */
  readonly daysLate: number;
  /** The day it was issued. */
  readonly on: CalendarDate;
  /** What whoever reminded by hand added. */
  readonly note?: string;
  /** Whom the unit may ask. */
  readonly contact?: { readonly person: Term; readonly phone?: string };
  /** Who gets a copy. */
  readonly copies: readonly Term[];
  /** For a reader of English. */
  readonly withEnglish: boolean;
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
  readonly issuer: Term;
  readonly number: string;
  readonly unit: Term;
  readonly paragraphs: readonly Term[];
  /** Whom to ask; empty where nobody is named. */
  readonly contact: Term;
  readonly date: Term;
  readonly copies: Term;
  readonly withEnglish: boolean;
}

function layOut(facts: DocumentFacts): Paper {
  const title = renderLine(facts.title);
  const note = facts.note === undefined ? {} : { note: renderLine(facts.note) };
  const paragraphs = paragraphsOf({ ...facts, ...note, title, caseNumber: clean(facts.caseNumber), clock: clean(facts.clock) });
  return {
    name: paperNames[paperKindOf(facts)],
    issuer: clean(facts.issuer),
    number: renderLine(facts.number),
    unit: clean(facts.unit),
    paragraphs,
    contact: contactLine(facts.contact),
    date: dateTerm(facts.on),
    copies: copiesLine(facts.copies.map(clean)),
    withEnglish: facts.withEnglish,
  };
}

function contactLine(contact: DocumentFacts['contact']): Term {
  if (contact === undefined) return nothing;
  const { zh, en } = clean(contact.person);
  const phone = renderLine(contact.phone ?? '');
  return {
    zh: `${paperTexts.contact.zh}：${zh}${phone === '' ? '' : `，${paperTexts.phone.zh}：${phone}`}`,
    en: `${paperTexts.contact.en}: ${en}${phone === '' ? '' : `, ${paperTexts.phone.en} ${phone}`}`,
  };
}

function copiesLine(copies: readonly Term[]): Term {
  if (copies.length === 0) return nothing;
  return {
    zh: `${paperTexts.copies.zh}：${copies.map(({ zh }) => zh).join('，')}。`,
    en: `${paperTexts.copies.en}: ${copies.map(({ en }) => en).join(', ')}`,
  };
}

// Black on white also in dark mode: it is a paper. Sizes and the red rule follow the usual form of official letters; the seal
// goes over signature and date.
const style = [
  ':root{color-scheme:light}@page{size:A4;margin:25mm 22mm}',
  "body{margin:0;background:#fff;color:#111;font:16px/1.9 'FangSong','STFangsong','Noto Serif CJK SC','Songti SC','SimSun',serif}",
  'main{max-width:720px;margin:0 auto;padding:32px 20px;overflow-wrap:anywhere}',
  'header{text-align:center;border-bottom:2px solid #b3261e;padding-bottom:10px;margin-bottom:24px}',
  'header p{margin:0}.issuer{font-size:22px;font-weight:700;color:#b3261e;letter-spacing:.1em}',
  'h1{font-size:24px;line-height:1.5;text-align:center;margin:0 0 20px}',
  '.indent{text-indent:2em;margin:0 0 12px}',
  '.signature{margin:40px 0 0 auto;width:fit-content;min-width:170px;min-height:160px;text-align:center}.seal{color:#666}',
  '.copies{border-top:1px solid #444;border-bottom:1px solid #444;padding:4px 0;margin:32px 0 0}',
  '[lang=en]{font:13px/1.5 Georgia,"Times New Roman",serif;color:#444}.english{margin-top:32px;padding-top:10px}.english p{margin:0 0 6px}',
  '@media print{main{max-width:none;padding:0}}',
].join('');

function asHtml({ name, issuer, number, unit, paragraphs, contact, date, copies, withEnglish }: Paper): string {
  const english = [
    `${issuer.en} · ${name.en} · ${number} · ${date.en}`,
    `${paperTexts.to.en}: ${unit.en}`,
    ...englishOf(paragraphs, contact, copies),
  ];
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
<header><p class="issuer">${issuer.zh}</p><p>${number}</p></header>
<h1>${name.zh}</h1>
<p>${unit.zh}：</p>
${paragraphs.map(({ zh }) => markup`<p class="indent">${zh}</p>\n`)}${contact.zh === '' ? '' : markup`<p class="indent">${contact.zh}</p>\n`}<div class="signature">${issuer.zh}<br>${date.zh}<br><span class="seal">${paperTexts.seal.zh}</span></div>
${copies.zh === '' ? '' : markup`<p class="copies">${copies.zh}</p>\n`}${withEnglish ? markup`<section class="english" lang="en">${english.map((line) => markup`<p>${line}</p>`)}</section>\n` : ''}</main>
</body>
</html>
`.text;
}

function asText({ name, issuer, number, unit, paragraphs, contact, date, copies, withEnglish }: Paper): string {
  return [
    issuer.zh,
    number,
    '',
    name.zh,
    '',
    `${unit.zh}：`,
    ...paragraphs.map(({ zh }) => `　　${zh}`),
    ...(contact.zh === '' ? [] : [`　　${contact.zh}`]),
    '',
    issuer.zh,
    date.zh,
    paperTexts.seal.zh,
    ...(copies.zh === '' ? [] : ['', copies.zh]),
    ...(withEnglish
      ? [
          '',
          `${issuer.en} · ${name.en} · ${number} · ${date.en}`,
          `${paperTexts.to.en}: ${unit.en}`,
          ...englishOf(paragraphs, contact, copies),
        ]
      : []),
    '',
  ].join('\n');
}

function englishOf(paragraphs: readonly Term[], ...others: readonly Term[]): string[] {
  return [...paragraphs, ...others].flatMap(({ en }) => (en === '' ? [] : [en]));
}

const nothing: Term = { zh: '', en: '' };
const clean = ({ zh, en }: Term): Term => ({ zh: renderLine(zh), en: renderLine(en) });
