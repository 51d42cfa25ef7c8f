import type { MailContent, MailItem } from './mail-content.ts';
import { unnumbered } from '#core/case/terms.ts';
import { cutLine, renderLine } from './render-line.ts';
import { againTag, askingTags, leftTerm, pressingTag, pressingTags, reminderTag, subjectTexts, workTag } from './render-texts.ts';

// A mailbox on a phone shows some thirty characters: the tag, the number and the clock have to be among them.
const TITLE_IN_SINGLE = 24;
const TITLE_IN_LIST = 12;
const SHOWN = { urgent: 3, digest: 2 } as const;

/**
 * The subject, one line without controls. It begins with a tag in 【】 and the case's number, so that mailboxes filter by
 * the one and sort by the other.
 */
export function renderSubject({ form, items, again }: MailContent): string {
  const [first] = items;
  const rest = form === 'single' && first !== undefined ? single(first) : several(form === 'digest' ? 'digest' : 'urgent', items);
  return renderLine(`${again ? againTag : ''}【${tagOf(items)}】${rest}`);
}

/** The tag that all items share, or a wider one. */
export function tagOf(items: readonly MailItem[]): string {
  const tags = new Set(items.map(({ tag }) => tag));
  const [only] = tags;
  if (only !== undefined && tags.size === 1) return only;
  if (items.some(({ tag }) => pressingTags.includes(tag))) return pressingTag;
  return items.some(({ clock }) => clock !== undefined) ? reminderTag : workTag;
}

function single({ kind, number, title, tail }: MailItem): string {
  // What is told beside the cases has a name in the place of a title.
  if (kind === 'comments-asked') return `${number.zh}（${title}件）`;
  if (kind === 'comments-due') return `${number.zh}（今日截止，${title}件未反馈）`;
  if (kind === 'endpoint-disabled' || kind === 'rights-changed') return `${number.zh}：${cutLine(title, TITLE_IN_SINGLE)}`;
  return `${number.zh}${subjectTexts.title(cutLine(title, TITLE_IN_SINGLE))}${tail.trim()}`;
}

function several(form: keyof typeof SHOWN, items: readonly MailItem[]): string {
  // Two things of one case are two items, and one name.
  const names = [...new Set(items.map(nameInList))];
  const named = names.slice(0, SHOWN[form]).join(subjectTexts.separator);
  const listed = names.length > SHOWN[form] ? named + subjectTexts.andOthers : named;
  return leadOf(form, items)(items.length, listed);
}

function leadOf(form: keyof typeof SHOWN, items: readonly MailItem[]): (count: number, listed: string) => string {
  if (form === 'digest') return items.some(({ clock }) => clock !== undefined) ? subjectTexts.digest : subjectTexts.news;
  return items.every(({ clock, tag }) => clock !== undefined && clock.daysLeft <= 0 && !askingTags.includes(tag))
    ? subjectTexts.pressing
    : subjectTexts.several;
}

/** `第46号（剩3天）`; a case without a number by its title. */
function nameInList({ number, title, clock }: MailItem): string {
  const name = number.zh === unnumbered.zh ? subjectTexts.title(cutLine(title, TITLE_IN_LIST)) : number.zh;
  return clock === undefined ? name : name + subjectTexts.bracketed(leftTerm(clock.daysLeft, clock.daysLate).zh);
}
