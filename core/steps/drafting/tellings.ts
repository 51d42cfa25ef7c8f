import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { termsOf } from '#core/contracts/term.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import { coSignersOf } from '#core/case/whom.ts';
import type { Case } from '#core/case/case.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const { withdrawn } = termsOf(zh.silences, en.silences);

export const tellings = {
  /** To the members whom the author named beside the own name. */
  'co-signer-named': defineTelling({
    of: 'ProposalSubmitted',
    since: 4,
    to: (found, _event, { directory }) => ({ people: coSignersOf(found, directory) }),
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found }) => takenBack(found),
  }),

  /** To the same once it was changed; some may be named only now. */
  'co-signer-renewed': defineTelling({
    of: 'ProposalResubmitted',
    since: 4,
    to: (found, _event, { directory }) => ({ people: coSignersOf(found, directory) }),
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found }) => takenBack(found),
  }),
  /** To whoever waited for it: the committee, and the members beside. A draft that is thrown away is nobody's affair. */
  'taken-back': defineTelling({
    of: 'ProposalWithdrawn',
    since: 4,
    to: (found, { bySilence }, { directory }) =>
      found.clocks.length === 0
        ? undefined
        : {
            people: [...peopleWithRole(directory, 'committee-clerk'), ...coSignersOf(found, directory)],
            ...(bySilence ? { outcome: withdrawn } : {}),
          },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;

function takenBack(found: Case): SupersededReason | undefined {
  return found.stage.name === 'withdrawn' ? 'withdrawn' : undefined;
}
