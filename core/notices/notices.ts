import { localDate } from '#core/calendar/calendar-date.ts';
import type { Case } from '#core/case/case.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { planOf } from '#core/plan/plan-commands.ts';
import { tellings } from '#core/steps/tellings.ts';
import type { TellingKind } from '#core/steps/tellings.ts';
import { happeningsOf } from './happening.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import type { Notice } from './notice.ts';
import { recipientId } from '#core/notices/reach/recipient.ts';
import { waysTo } from './sms/ways-to.ts';

/** A commit of a case's log, as far as notices look at it. */
export interface CaseCommit {
  readonly seq: number;
  readonly at: string;
  readonly events: readonly CaseEvent[];
  /** Version of its events' shapes, which decides what is told of it. */
  readonly schema: number;
  /** Its command's name; one of a plan tells which plan it belongs to. */
  readonly commandId?: string;
}

/**
 * The notices that a commit calls for: one for each recipient, people without an address included, so that whoever cannot be
 * told is found out. `found` is the state right after the commit.
 */
export function noticesFor(found: Case, commit: CaseCommit, rules: NoticeContext): Notice[] {
  const { seq, at, events, schema } = commit;
  // What a plan does is gathered from the beginning of its run on, however long that takes: one mail a recipient.
  const since = planOf(commit.commandId)?.begunAt ?? at;
  const context = { ...rules, commit };
  return events.flatMap((event, index) => {
    const rule = ruleOf(event, { seq, index, at }, context);
    return happeningsOf(found, event, context).flatMap(({ kind, clock, recipients }) => {
      const urgency = urgencyOf(kind, rule, schema);
      const about = clock === undefined ? {} : { clockId: clock.id, dueOn: clock.deadline.dueOn };
      const told = recipients.flatMap((recipient) => waysTo(recipient, kind, context)).map(recipientId);
      return told.map((recipient): Notice => ({
        proposalId: found.id,
        recipientId: recipient,
        kind,
        urgency,
        rule,
        ...about,
        seq,
        index,
        at,
        readyAt: readyAt(urgency, recipient, since, context.policy, context.calendar),
      }));
    });
  });
}

/** An alarm keeps its rule; a reminder by hand is one a clock and local day, like the paper that goes with it. */
function ruleOf(event: CaseEvent, { seq, index, at }: Pick<Notice, 'seq' | 'index' | 'at'>, { policy }: NoticeContext): string {
  if (event.type === 'AlarmSounded') return event.rule;
  return event.type === 'RemindedByHand' ? `by-hand-${localDate(at, policy.timeZoneOffset)}` : `${seq}.${index}`;
}

/** Of the reminders only those from the due day on break out. */
function urgencyOf(kind: TellingKind, rule: string, schema: number): Notice['urgency'] {
  const { when } = tellings[kind];
  return typeof when === 'function' ? when(rule, schema) : when;
}
