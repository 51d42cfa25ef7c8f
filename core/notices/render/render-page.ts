import { dateTerm } from '#core/calendar/date-term.ts';
import type { Light } from '#core/clock/light.ts';
import type { Term } from '#core/contracts/term.ts';
import type { MailContent, MailItem } from './mail-content.ts';
import { mailFooter } from './mail-texts.ts';
import { renderLine } from './render-line.ts';
import { againNote, behalfNote, closings, dueTerm, headings, judgeNote, labels, leftTerm, lightTerms, salutation } from './render-texts.ts';
import { inEnglish, withoutEnglish } from './page-language.ts';
import { renderSubjectEn } from './render-subject-en.ts';
import { renderSubject, tagOf } from './render-subject.ts';

/** What a mail says, before it is HTML or plain text: both are written from this. Every text in it is one clean line. */
export interface MailPage {
  /** `en`: every text is English, and stands in the place of the Chinese. */
  readonly language: 'zh' | 'en';
  readonly subject: string;
  /** What a mailbox shows after the subject. */
  readonly preheader: string;
  readonly heading: Term;
  /** The day it goes. */
  readonly on: Term;
  readonly blocks: readonly MailBlock[];
  readonly footer: Term;
}

export type MailBlock =
  | { readonly kind: 'salutation'; readonly text: Term }
  | { readonly kind: 'sentence'; readonly text: Term; readonly tone: 'plain' | 'notice' }
  | { readonly kind: 'heading'; readonly text: Term }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: Term; readonly value: Term; readonly light?: Light }[] }
  | { readonly kind: 'button'; readonly label: Term; readonly href: string }
  | {
      readonly kind: 'cases';
      readonly labels: Readonly<Record<'case' | 'unit' | 'clock' | 'dueOn' | 'status' | 'judge', Term>>;
      readonly rows: readonly CaseRow[];
    };

/** One case in a list. */
export interface CaseRow {
  readonly number: Term;
  readonly title: string;
  /** Empty where the link is none that a mail program may open. */
  readonly href: string;
  readonly unit: Term;
  readonly clock?: { readonly name: Term; readonly dueOn: Term; readonly light: Light; readonly word: Term; readonly left: Term };
  readonly notes: readonly Term[];
  /** Where the reader judges the reply without signing in; empty where there is none. */
  readonly judgeHref: string;
}

/** Lays a mail out in the languages of its reader. */
export function renderPage(content: MailContent): MailPage {
  const page = layOut(content);
  if (content.reader.language === 'en') return inEnglish(page);
  return content.englishBeside === false ? withoutEnglish(page) : page;
}

function layOut(content: MailContent): MailPage {
  const { form, items, again, reader } = content;
  return {
    language: 'zh',
    subject: reader.language === 'en' ? renderSubjectEn(content) : renderSubject(content),
    preheader: preheaderOf(content),
    heading: form === 'single' ? headings.single(tagOf(items)) : headings[form](items.length),
    on: dateTerm(content.on),
    blocks: [
      { kind: 'salutation', text: salutation(clean(reader.title)) },
      ...(again ? [{ kind: 'sentence', text: againNote, tone: 'notice' } as const] : []),
      ...(form === 'single' ? items.flatMap(oneCase) : manyCases(items)),
      { kind: 'sentence', text: closings[reader.is], tone: 'plain' },
    ],
    footer: mailFooter,
  };
}

// What is told of an endpoint, of the directory or of an allocation has none of a case's particulars.
const itemsOfNoCase: readonly string[] = ['endpoint-disabled', 'rights-changed', 'comments-asked', 'comments-due'];

function oneCase(item: MailItem): MailBlock[] {
  const [href, judgeHref] = [linkOf(item.link), linkOf(item.judge)];
  return [
    ...(item.onBehalfOf === undefined ? [] : [{ kind: 'sentence', text: behalfNote(clean(item.onBehalfOf)), tone: 'notice' } as const]),
    { kind: 'sentence', text: clean(item.sentence), tone: 'plain' },
    ...(itemsOfNoCase.includes(item.kind) ? [] : [{ kind: 'facts', rows: factsOf(item) } as const]),
    ...(judgeHref === ''
      ? []
      : [{ kind: 'sentence', text: judgeNote, tone: 'plain' } as const, { kind: 'button', label: labels.judge, href: judgeHref } as const]),
    ...(href === '' ? [] : [{ kind: 'button', label: itemsOfNoCase.includes(item.kind) ? labels.comment : labels.open, href } as const]),
  ];
}

function factsOf(item: MailItem): Extract<MailBlock, { kind: 'facts' }>['rows'] {
  const { number, title, unit, clock, document } = rowOf(item);
  return [
    { label: labels.number, value: number },
    { label: labels.title, value: { zh: title, en: '' } },
    ...(unit.zh === '' ? [] : [{ label: labels.unit, value: unit }]),
    ...(clock === undefined
      ? []
      : [
          { label: labels.clock, value: clock.name },
          { label: labels.dueOn, value: clock.dueOn },
          { label: labels.status, value: joined(clock.word, clock.left), light: clock.light },
        ]),
    ...(document === '' ? [] : [{ label: labels.document, value: { zh: document, en: '' } }]),
  ];
}

/** Cases with a clock as one list, in the given order; what is only to be known below it. */
function manyCases(items: readonly MailItem[]): MailBlock[] {
  const clocks = items.filter(({ clock }) => clock !== undefined).map(rowOf);
  const news = items.filter(({ clock }) => clock === undefined).map(rowOf);
  const both = clocks.length > 0 && news.length > 0;
  return [
    ...(both ? [{ kind: 'heading', text: headings.clocks } as const] : []),
    ...(clocks.length > 0 ? [{ kind: 'cases', labels, rows: clocks } as const] : []),
    ...(both ? [{ kind: 'heading', text: headings.news } as const] : []),
    ...(news.length > 0 ? [{ kind: 'cases', labels, rows: news } as const] : []),
  ];
}

function rowOf(item: MailItem): CaseRow & { readonly document: string } {
  const { clock } = item;
  const document = renderLine(item.document ?? '');
  return {
    number: clean(item.number),
    title: renderLine(item.title),
    href: linkOf(item.link),
    judgeHref: linkOf(item.judge),
    unit: clean(item.unit),
    ...(clock === undefined
      ? {}
      : {
          clock: {
            name: clean(clock.name),
            dueOn: clean(dueTerm(clock)),
            light: clock.light,
            word: lightTerms[clock.light],
            left: leftTerm(clock.daysLeft, clock.daysLate),
          },
        }),
    document,
    notes: [
      // A reminder's sentence says what its row says; every other one has something to add.
      ...(item.kind === 'reminder' && clock !== undefined ? [] : [clean(item.sentence)]),
      ...(document === '' ? [] : [{ zh: `${labels.document.zh}：${document}`, en: '' }]),
      ...(item.onBehalfOf === undefined ? [] : [behalfNote(clean(item.onBehalfOf))]),
      ...(linkOf(item.judge) === '' ? [] : [judgeNote]),
    ],
  };
}

function preheaderOf({ form, items, reader }: MailContent): string {
  const [first] = items;
  if (reader.language === 'en') {
    return form === 'single' && first !== undefined ? renderLine(first.sentence.en) : items.map(briefEn).join('; ');
  }
  return form === 'single' && first !== undefined ? renderLine(first.sentence.zh) : items.map(brief).join('；');
}

function brief({ number, title, clock }: MailItem): string {
  return renderLine(
    clock === undefined ? `${number.zh}《${title}》` : `${number.zh}${clock.name.zh}${leftTerm(clock.daysLeft, clock.daysLate).zh}`,
  );
}

function briefEn({ number, title, clock }: MailItem): string {
  const about = clock === undefined ? `《${title}》` : `${clock.name.en}, ${leftTerm(clock.daysLeft, clock.daysLate).en}`;
  return renderLine(`${number.en} ${about}`);
}

/** Only what a browser opens; a quote or a space in it would be no address. */
function linkOf(link = ''): string {
  return /^https?:\/\/[^\s"'<>\\]+$/iu.test(link) ? link : '';
}

const clean = ({ zh, en }: Term): Term => ({ zh: renderLine(zh), en: renderLine(en) });
const joined = (one: Term, other: Term): Term => ({ zh: `${one.zh} ${other.zh}`, en: `${one.en}, ${other.en}` });
