import type { Term } from '#core/contracts/term.ts';
import { lengthOfParagraphs, LONGEST_REPLY } from './paragraph-length.ts';
import type { Paragraph } from './paragraph.ts';
import { missingTexts } from './missing-texts.ts';
import { suggestionsAnswered } from './suggestions-answered.ts';

/** Another unit of the case as far as the lead's reply depends on it. */
export interface OtherShare {
  readonly unit: string;
  /** It still owes its opinion. */
  readonly owes: boolean;
  /** Its time lapsed without one. */
  readonly lapsed: boolean;
}

/** The reply as far as it is written; as a form holds it, so that anything may be empty. */
export interface Written {
  readonly class?: string | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly leader?: string | undefined;
  readonly handler?: string | undefined;
  readonly phone?: string | undefined;
  readonly disclosure?: string | undefined;
  readonly contact?: { readonly contactedOn?: string | undefined; readonly way?: string | undefined } | undefined;
}

/** Something a reply lacks: it cannot go without, or it had better not. */
export interface Missing {
  readonly what: keyof typeof missingTexts;
  readonly blocks: boolean;
  readonly said: Term;
}

// What templates and people leave where something is to come: ××, XX, ＿＿, 【待补】.
const placeholder = /×{2,}|[xX]{3,}|_{3,}|＿{2,}|待补|待定稿|【\s*】/;

/** What a lead's reply still lacks, what it cannot go without first. */
export function stillMissing(draft: Written, suggestions: readonly string[], others: readonly OtherShare[]): Missing[] {
  const { paragraphs } = draft;
  const length = lengthOfParagraphs(paragraphs);
  const owing = others.filter(({ owes }) => owes).map(({ unit }) => unit);
  const lapsed = others.filter(({ lapsed: isLapsed }) => isLapsed).map(({ unit }) => unit);
  const answered = suggestionsAnswered(paragraphs);
  const open = length === 0 ? [] : suggestions.flatMap((_, index) => (answered.has(index + 1) ? [] : [index + 1]));
  const uncaptioned = paragraphs.filter(({ picture, text }) => picture !== undefined && text.trim() === '').length;
  const first = paragraphs.find(({ text }) => placeholder.test(text))?.text;
  const all: readonly (Missing | false)[] = [
    owing.length > 0 && must('opinions', missingTexts.opinions(owing)),
    isBlank(draft.class) && must('class', missingTexts.class()),
    length === 0 && must('text', missingTexts.text()),
    uncaptioned > 0 && must('caption', missingTexts.caption(uncaptioned)),
    length > LONGEST_REPLY && must('length', missingTexts.length(length)),
    open.length > 0 && better('suggestions', missingTexts.suggestions(open)),
    first !== undefined && better('placeholder', missingTexts.placeholder(first)),
    (isBlank(draft.contact?.contactedOn) || isBlank(draft.contact?.way)) && better('contact', missingTexts.contact()),
    (isBlank(draft.leader) || isBlank(draft.handler)) && better('people', missingTexts.people()),
    isBlank(draft.phone) && better('phone', missingTexts.phone()),
    isBlank(draft.disclosure) && better('disclosure', missingTexts.disclosure()),
    lapsed.length > 0 && better('lapsed', missingTexts.lapsed(lapsed)),
  ];
  return all.filter((one) => one !== false);
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

function must(what: Missing['what'], said: Term): Missing {
  return { what, blocks: true, said };
}

function better(what: Missing['what'], said: Term): Missing {
  return { what, blocks: false, said };
}
