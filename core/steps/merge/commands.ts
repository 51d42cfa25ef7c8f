import * as z from 'zod';
import { committee, office } from '#core/access/permission.ts';
import { reason } from '#core/case/define/body-fields.ts';
import type { CaseIn } from '#core/case/case.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { mayTakeIn, neverDispatched } from '#core/case/may-take-in.ts';
import { takenInto } from '#core/case/taken-into.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { LeadsOthersError: 409, MergedIntoItselfError: 422, MergeTargetError: 422, MergeSettledError: 409 } as const;

const ways = termsOf(zh.attempts, en.attempts);
const goesWith = ({ caseNumber, content: { title } }: CaseIn<'awaiting-dispatch'>): Term => ({
  zh: zh.goesWith(caseNumber, title),
  en: en.goesWith(caseNumber, title),
});

// Stands where a reason will, in what is only tried.
const tried = '×';

const both = [...committee, ...office];

/** Proposals of one matter are handled and answered together (并案): before either is dispatched. */
export const commands = {
  /** This one goes on with the one it names, under its own number. */
  merge: defineCommand({
    name: 'merge',
    who: both,
    body: z.strictObject({ into: identifier, reason }),
    legalIn: ['awaiting-dispatch'],
    legalWhen: neverDispatched,
    refuses: ({ takenIn = [] }) =>
      takenIn.length === 0 ? undefined : new Refusal('LeadsOthersError', { numbers: takenIn.map(({ caseNumber }) => caseNumber) }),
    triedFirst: true,
    consequences: (_found, { leading }) =>
      leading === undefined || !mayTakeIn(leading)
        ? []
        : [{ payload: { into: leading.id, reason: tried }, notes: [goesWith(leading), ways.together] }],
    beside: (found, leading) => [takenInto(leading, found)],
    decide: (found, { into, reason: why }, { leading }) => {
      if (into === found.id) throw new Refusal('MergedIntoItselfError');
      if (leading?.id !== into || !mayTakeIn(leading)) throw new Refusal('MergeTargetError', { into });
      return [{ type: 'ProposalMerged', into, caseNumber: leading.caseNumber, reason: why }];
    },
  }),

  /** It goes its own way again. */
  'undo-merge': defineCommand({
    name: 'undo-merge',
    who: both,
    body: z.strictObject({ reason }),
    legalIn: ['merged'],
    refuses: (found, _person, context) => (context?.leading === undefined || mayTakeIn(context.leading) ? undefined : settledWith(found)),
    consequences: () => [{ payload: { reason: tried }, notes: [ways.alone] }],
    beside: (found) => [{ type: 'ProposalLetGo', proposalId: found.id }],
    decide: (found, { reason: why }, context) => {
      if (context.leading?.id !== found.mergedInto?.proposalId || context.leading === undefined) throw settledWith(found);
      return [
        { type: 'MergeUndone', reason: why },
        clockOpened(found, { kind: 'dispatch', rule: context.policy.clocks['dispatch.ordinary'] }, context),
      ];
    },
  }),
} as const;

/** What it is merged into has gone on: they stay together. */
function settledWith({ mergedInto }: CaseIn<'merged'>): Refusal {
  return new Refusal('MergeSettledError', { number: mergedInto?.caseNumber ?? '' });
}
