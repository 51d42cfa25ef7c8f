import * as z from 'zod';
import { committee, office } from '#core/access/permission.ts';
import { reason } from '#core/case/body-fields.ts';
import { isIn } from '#core/case/case.ts';
import type { Case, CaseIn } from '#core/case/case.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define-command.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { LeadsOthersError: 409, MergedIntoItselfError: 422, MergeTargetError: 422, MergeSettledError: 409 } as const;

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
    consequences: () => [],
    decide: (found, { into, reason: why }, { leading }) => {
      if (into === found.id) throw new Refusal('MergedIntoItselfError');
      if (leading?.id !== into || !mayLead(leading)) throw new Refusal('MergeTargetError', { into });
      return [{ type: 'ProposalMerged', into, caseNumber: leading.caseNumber, reason: why }];
    },
  }),

  /** It goes its own way again. */
  'undo-merge': defineCommand({
    name: 'undo-merge',
    who: both,
    body: z.strictObject({ reason }),
    legalIn: ['merged'],
    consequences: () => [],
    decide: (found, { reason: why }, context) => {
      if (context.leading?.id !== found.mergedInto?.proposalId || context.leading === undefined || !mayLead(context.leading))
        throw new Refusal('MergeSettledError', { number: found.mergedInto?.caseNumber ?? '' });
      return [
        { type: 'MergeUndone', reason: why },
        clockOpened(found, { kind: 'dispatch', rule: context.policy.clocks['dispatch.ordinary'] }, context),
      ];
    },
  }),
} as const;

/** Numbered, never dispatched, and itself on its own. */
function mayLead(found: Case): found is CaseIn<'awaiting-dispatch'> {
  return isIn(found, 'awaiting-dispatch') && neverDispatched(found);
}

function neverDispatched({ assignments }: CaseIn<'awaiting-dispatch'>): boolean {
  return assignments.length === 0;
}
