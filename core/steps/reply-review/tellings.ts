import type { Assignment } from '#core/case/assignment.ts';
import { isNumbered } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { handedInAgain, never } from '#core/case/define/overtaken.ts';
import { signersOf } from '#core/case/clearance/signers.ts';
import { tellOpening } from '#core/case/define/tell-opening.ts';
import { assignmentOf, clerksOf, runningClockOf } from '#core/case/whom.ts';
import type { Person } from '#core/directory/directory.ts';

/** Those who draft, and whoever signs; nobody twice. */
function writersOf(lead: Assignment, found: NumberedCase, { directory, policy }: NoticeContext): Person[] {
  return [...new Set([...clerksOf(lead.unitId, directory), ...signersOf(lead, found, { directory, policy })])];
}

export const tellings = {
  /** To the office: a reply was signed, and goes out once it was passed. */
  'to-review-reply': tellOpening('reply-review'),

  /** To those who draft and whoever signed: another class, and why. */
  'reply-class-changed': defineTelling({
    of: 'ReplyReviewed',
    to: (found, event, context) => {
      const lead = assignmentOf(found, event);
      if (event.class === undefined || lead === undefined || !isNumbered(found)) return undefined;
      return { people: writersOf(lead, found, context), detail: event.class, reason: event.reason ?? '' };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  'reply-sent-back': defineTelling({
    of: 'ReplySentBack',
    to: (found, event, context) => {
      const lead = assignmentOf(found, event);
      if (lead === undefined || !isNumbered(found)) return undefined;
      return { people: writersOf(lead, found, context), detail: event.reason, ...runningClockOf(found, 'reply', lead.id) };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ assignment, at }) => handedInAgain(assignment, at),
  }),
} as const;
