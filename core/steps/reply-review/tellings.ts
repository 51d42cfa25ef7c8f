import { isNumbered } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define-telling.ts';
import { never } from '#core/case/overtaken.ts';
import { signersOf } from '#core/case/signers.ts';
import { tellOpening } from '#core/case/tell-opening.ts';
import { assignmentOf, clerksOf } from '#core/case/whom.ts';

export const tellings = {
  /** To the office: a reply was signed, and goes out once it was passed. */
  'to-review-reply': tellOpening('reply-review'),

  /** To those who draft and whoever signed: another class, and why. */
  'reply-class-changed': defineTelling({
    of: 'ReplyReviewed',
    to: (found, event, { directory, policy }) => {
      const lead = assignmentOf(found, event);
      if (event.class === undefined || lead === undefined || !isNumbered(found)) return undefined;
      const people = [...clerksOf(lead.unitId, directory), ...signersOf(lead, found, { directory, policy })];
      return {
        people: people.filter((person, index) => people.indexOf(person) === index),
        detail: event.class,
        reason: event.reason ?? '',
      };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  'reply-sent-back': defineTelling({
    of: 'ReplySentBack',
    to: (found, event, { directory, policy }) => {
      const lead = assignmentOf(found, event);
      if (lead === undefined || !isNumbered(found)) return undefined;
      const people = [...clerksOf(lead.unitId, directory), ...signersOf(lead, found, { directory, policy })];
      return { people: people.filter((person, index) => people.indexOf(person) === index), detail: event.reason };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ assignment, at }) => {
      if (assignment?.status !== 'in-handling') return 'already-answered';
      return assignment.clearances?.some(({ submittedAt }) => submittedAt > at) === true ? 'already-answered' : undefined;
    },
  }),
} as const;
