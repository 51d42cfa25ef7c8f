import { defineTelling } from '#core/case/define-telling.ts';
import { coSignersOf } from '#core/case/whom.ts';
import type { Case } from '#core/case/case.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';

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
} as const;

function takenBack(found: Case): SupersededReason | undefined {
  return found.stage.name === 'withdrawn' ? 'withdrawn' : undefined;
}
