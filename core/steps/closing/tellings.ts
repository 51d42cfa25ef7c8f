import { isNumbered } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { clerksOf, leadOf, proposersOf } from '#core/case/whom.ts';
import { termsOf } from '#core/contracts/term.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const outcomes = termsOf(zh.outcomes, en.outcomes);

export const tellings = {
  closed: defineTelling({
    of: 'ProposalClosed',
    to: (found, { outcome }, { directory }) => {
      const lead = leadOf(found);
      return { people: clerksOf(lead?.unitId, directory), detail: lead?.replies.at(-1)?.class ?? '', outcome: outcomes[outcome] };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  /** To whose proposal it is; of one that was merged, in the name of the proposal that it went on with. */
  'closed-member': defineTelling({
    of: 'ProposalClosed',
    since: 4,
    to: (found, { outcome }, { directory }) =>
      isNumbered(found) && found.mergedInto !== undefined
        ? undefined
        : { people: proposersOf(found, directory), outcome: outcomes[outcome] },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
