import type { Proposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { happeningOf } from './happening.ts';
import type { NoticeContext } from './happening.ts';
import type { MailKind } from './mail-texts.ts';
import { readyAt } from './mail-times.ts';
import type { Notice } from './notice.ts';
import { recipientId } from './recipient.ts';

/** A commit of a case's log, as far as notices look at it. */
export interface CaseCommit {
  readonly seq: number;
  readonly at: string;
  readonly events: readonly ProposalEvent[];
}

/**
 * The notices that a commit calls for: one for each recipient, people without an address included, so that whoever cannot be
 * told is found out. `proposal` is the state right after the commit.
 */
export function noticesFor(proposal: Proposal, { seq, at, events }: CaseCommit, context: NoticeContext): Notice[] {
  return events.flatMap((event, index) => {
    const happening = happeningOf(proposal, event, context);
    if (happening === undefined) return [];
    const { kind, clock } = happening;
    const rule = ruleOf(event, { seq, index, at }, context);
    const urgency = urgencyOf(kind, rule);
    return happening.recipients.map(recipientId).map((recipient): Notice => ({
      proposalId: proposal.id,
      recipientId: recipient,
      kind,
      urgency,
      rule,
      ...(clock === undefined ? {} : { clockId: clock.id, dueOn: clock.deadline.dueOn }),
      seq,
      index,
      at,
      readyAt: readyAt(urgency, recipient, at, context.policy, context.calendar),
    }));
  });
}

/** An alarm keeps its rule; a reminder by hand is one a clock and local day, like the paper that goes with it. */
function ruleOf(event: ProposalEvent, { seq, index, at }: Pick<Notice, 'seq' | 'index' | 'at'>, { policy }: NoticeContext): string {
  if (event.type === 'AlarmSounded') return event.rule;
  return event.type === 'RemindedByHand' ? `by-hand-${localDate(at, policy.timeZoneOffset)}` : `${seq}.${index}`;
}

const breakingOut: readonly MailKind[] = [
  'assigned',
  'redo',
  'return-granted',
  'return-refused',
  'reply',
  'overdue-unit',
  'overdue-office',
  'overdue-leader',
  'silence',
  'by-hand',
];

/** Of the reminders only those from the due day on break out. */
function urgencyOf(kind: MailKind, rule: string): Notice['urgency'] {
  const prompt = kind === 'reminder' ? !rule.startsWith('before-') : breakingOut.includes(kind);
  return prompt ? 'prompt' : 'digest';
}
