import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import type { Notice } from '#core/notices/notice.ts';
import { reach } from '#core/notices/reach/reach.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import { awaitsJudgement } from './judge-link.ts';
import type { Judgement } from './judge-link.ts';

/**
 * The judgement that a mail asks its reader for, where it may bring the link for it: to the author's own address and nowhere else, since
 * whoever holds the link judges. A deputy, a mailbox, a telephone or a group gets none.
 */
export function askedToJudge(
  found: Case,
  { clock }: Pick<MailItem, 'clock'>,
  { recipientId, onBehalfOf }: Pick<Notice, 'recipientId' | 'onBehalfOf'>,
  { directory, policy }: Pick<DecideContext, 'directory' | 'policy'>,
): (Judgement & { readonly memberId: string }) | undefined {
  if (clock?.kind !== 'feedback' || policy.feedback.byLink === false) return undefined;
  if (!isNumbered(found) || !awaitsJudgement(found, found.round)) return undefined;
  const { id: proposalId, authorId: memberId, round } = found;
  const recipient = parseRecipient(recipientId);
  if (!('personId' in recipient) || recipient.personId !== memberId || onBehalfOf !== undefined) return undefined;
  const reached = reach(recipientId, directory);
  return reached.kind === 'person' && reached.personId === memberId ? { proposalId, round, memberId } : undefined;
}
