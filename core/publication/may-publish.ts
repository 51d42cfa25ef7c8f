import type { Assignment } from '#core/case/assignment.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { leadOf } from '#core/case/whom.ts';
import type { IssuedLetter } from '#core/letters/issued-letter.ts';
import type { Publication } from './publication.ts';

/** The reply that holds, as it was kept at signing: what could be published. None by policies that keep no letters. */
export function replyToPublish({ letters = [] }: Pick<Assignment, 'letters'>): IssuedLetter | undefined {
  return letters.findLast(({ kind }) => kind !== 'opinion');
}

/** The same of the case's lead, with its share. */
export function leadToPublish(found: NumberedCase): { readonly lead: Assignment; readonly issued: IssuedLetter } | undefined {
  const lead = leadOf(found);
  const issued = lead && replyToPublish(lead);
  return lead === undefined || issued === undefined ? undefined : { lead, issued };
}

/** A reply is out that could be published: its proposers are asked. */
export function isAsked(found: NumberedCase): boolean {
  const asked = leadToPublish(found);
  return asked !== undefined && forbiddenBy(found, asked.issued) === undefined;
}

/** What that proposer said last of the publication of the reply of a round; `undefined` until then. */
export function answerOf({ publicationAnswers = [] }: NumberedCase, personId: string, round: number): boolean | undefined {
  return publicationAnswers.findLast((one) => one.personId === personId && one.round === round)?.consents;
}

/** What is on the public page of a share now. */
export function publishedNow({ publications = [] }: Pick<Assignment, 'publications'>): Publication | undefined {
  return publications.findLast(({ withdrawn }) => withdrawn === undefined);
}

/** Why a reply may never be published, whatever anybody agrees to: 依申请公开, 不予公开, or the proposer wants the proposal kept. */
export function forbiddenBy({ content }: NumberedCase, { letter }: Pick<IssuedLetter, 'letter'>): 'not-open' | 'withheld' | undefined {
  if (letter.publicity !== 'open') return 'not-open';
  return content.publicity === 'withheld' ? 'withheld' : undefined;
}

/** How much of it: the whole, unless the proposer lets no more than a summary be public. */
export function extentOf({ content }: Pick<NumberedCase, 'content'>): Publication['extent'] {
  return content.publicity === 'public' ? 'whole' : 'summary';
}

/**
 * What the public page shows of a share: what was published and not withdrawn, as long as the letter that holds may be public. One that was
 * corrected into a letter on request is down from then on, whether or not anybody thought of withdrawing it.
 */
export function onPublicPage(found: NumberedCase, share: Assignment): Publication | undefined {
  const issued = replyToPublish(share);
  return issued === undefined || forbiddenBy(found, issued) !== undefined ? undefined : publishedNow(share);
}

/** What its proposers say of the reply of a round: the first of them has to agree, and none of the others to object. */
export function consentTo(found: NumberedCase, round: number): 'agreed' | 'refused' | 'awaited' {
  const { authorId, content } = found;
  if ([authorId, ...content.coSigners].some((id) => answerOf(found, id, round) === false)) return 'refused';
  return answerOf(found, authorId, round) === true ? 'agreed' : 'awaited';
}
