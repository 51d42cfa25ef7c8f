import { defineTelling, promptSince } from '#core/case/define/define-telling.ts';
import { clockEnded, never } from '#core/case/define/overtaken.ts';
import { tellOpening } from '#core/case/define/tell-opening.ts';
import { authorOf, clockOf } from '#core/case/whom.ts';
import { reasonOf } from '#core/policy/decline-reason.ts';

export const tellings = {
  /** To the committee: a proposal came in, or came again. */
  'to-review': tellOpening('review'),

  'revision-requested': defineTelling({
    of: 'RevisionRequested',
    to: (found, { opinion }, { directory }) => ({ people: authorOf(found, directory), detail: opinion, ...clockOf(found, 'revision') }),
    when: promptSince(4),
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),

  declined: defineTelling({
    of: 'ProposalDeclined',
    to: (found, { reasonCode, explanation = '', referral = '' }, { directory, policy }) => ({
      people: authorOf(found, directory),
      outcome: reasonOf(policy, reasonCode),
      detail: explanation,
      reason: referral,
    }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
