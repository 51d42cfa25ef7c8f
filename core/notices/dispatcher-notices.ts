import type { DecideContext } from '#core/case/decide-context.ts';
import { addressHappening, addressRule } from '#core/notices/reach/address-failure.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import type { Notice } from './notice.ts';
import { recipientId } from '#core/notices/reach/recipient.ts';

/**
 * What the dispatchers are told when mails to the recipient of a notice fail: one each, for ever for each `cause`, about the case
 * of that notice.
 */
export function dispatcherNotices(notice: Notice, cause: string, { now: at, directory, policy, calendar }: DecideContext): Notice[] {
  const { proposalId, seq, index, recipientId: failed } = notice;
  const told = addressHappening(failed, directory).recipients.map(recipientId);
  return told.map((id): Notice => ({
    proposalId,
    recipientId: id,
    kind: 'address-failed',
    urgency: 'prompt',
    rule: addressRule(failed, cause),
    seq,
    index,
    at,
    readyAt: readyAt('prompt', id, at, policy, calendar),
  }));
}
