import { unnumbered } from '#core/case/terms.ts';
import type { MailContent, MailItem } from './mail-content.ts';
import { cutLine, renderLine } from './render-line.ts';
import { noticeKindTerm } from '#core/notices/reminder-texts.ts';
import { leftTerm, subjectTextsEn } from './render-texts.ts';

const TITLE = 24;
const SHOWN = 3;

/** The subject for a reader of English: a tag in brackets, the case's number, what it is about and when. */
export function renderSubjectEn({ form, items, again }: MailContent): string {
  const [first] = items;
  const rest = form === 'single' && first !== undefined ? single(first) : several(form, items);
  return renderLine(`${again ? subjectTextsEn.again : ''}${rest}`);
}

function single({ kind, number, title, clock }: MailItem): string {
  // What is told beside the cases has a name in the place of a title, or how many it is about.
  if (kind === 'comments-asked') return `[${noticeKindTerm(kind).en}] ${number.en} (${title})`;
  if (kind === 'comments-due') return `[${noticeKindTerm(kind).en}] ${number.en} (closes today, ${title} without a comment)`;
  const name = `《${cutLine(title, TITLE)}》`;
  const beside = kind === 'endpoint-disabled' || kind === 'rights-changed';
  const about = beside ? `${number.en}: ${title}` : number.en === unnumbered.en ? name : `${number.en} ${name}`;
  const when = clock === undefined ? '' : `: ${clock.name.en}, ${leftTerm(clock.daysLeft, clock.daysLate).en}`;
  return `[${noticeKindTerm(kind).en}] ${about}${when}`;
}

function several(form: MailContent['form'], items: readonly MailItem[]): string {
  const names = [...new Set(items.map(nameInList))];
  const named = names.slice(0, SHOWN).join(', ');
  const listed = names.length > SHOWN ? `${named} …` : named;
  return subjectTextsEn.several(form === 'digest', items.length, listed);
}

function nameInList({ number, title, clock }: MailItem): string {
  const name = number.en === unnumbered.en ? `《${cutLine(title, TITLE)}》` : number.en;
  return clock === undefined ? name : `${name} (${leftTerm(clock.daysLeft, clock.daysLate).en})`;
}
