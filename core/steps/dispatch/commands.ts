import * as z from 'zod';
import { office } from '#core/access/permission.ts';
import { assignUnits } from '#core/case/assign-units.ts';
import { reason, unitToAssign } from '#core/case/define/body-fields.ts';
import { isIn } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { freeUnits, unitChoices } from '#core/case/define/choices.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { isActive } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { LeadAlreadyAssignedError: 409, LeadMissingError: 422, NothingToDispatchError: 422 } as const;

export const commands = {
  /** Dispatch (交办): one lead, any number of co-handlers. While a lead is at work, only co-handlers can be added. */
  dispatch: defineCommand({
    name: 'dispatch',
    who: office,
    body: z.strictObject({
      lead: unitToAssign.exactOptional(),
      coHandlers: z.array(unitToAssign).max(30).default([]),
      opinion: reason.exactOptional(),
    }),
    legalIn: ['awaiting-dispatch', 'in-handling'],
    // Between the reply's issue and its letter number the handling is over.
    legalWhen: (found) => !found.assignments.some(({ status }) => status === 'awaiting-letter-number'),
    form: (found, { directory }) => ({
      choices: { unitId: unitChoices(freeUnits(found, directory), directory) },
      ...(isIn(found, 'in-handling') ? { required: ['coHandlers'], without: ['lead'] } : { required: ['lead'] }),
    }),
    consequences: (found, { directory }) => {
      const [first, second] = freeUnits(found, directory);
      if (first === undefined) return [];
      const coHandlers = second === undefined ? [] : [{ unitId: second }];
      if (isIn(found, 'in-handling')) {
        return [{ payload: { coHandlers: [{ unitId: first }] }, chosen: [first], chosenRoles: { [first]: 'co-handler' } }];
      }
      const chosenRoles: Record<string, 'lead' | 'co-handler'> = { [first]: 'lead' };
      if (second !== undefined) chosenRoles[second] = 'co-handler';
      return [{ payload: { lead: { unitId: first }, coHandlers }, chosen: Object.keys(chosenRoles), chosenRoles }];
    },
    decide: (found, { lead, coHandlers, opinion }, context) => {
      const hasLead = isIn(found, 'in-handling');
      if (hasLead && lead !== undefined) throw new Refusal('LeadAlreadyAssignedError', { unitId: activeLead(found) });
      if (!hasLead && lead === undefined) throw new Refusal('LeadMissingError');
      if (lead === undefined && coHandlers.length === 0) throw new Refusal('NothingToDispatchError');
      const units = [
        ...(lead === undefined ? [] : [{ ...lead, role: 'lead' } as const]),
        ...coHandlers.map((unit) => ({ ...unit, role: 'co-handler' }) as const),
      ];
      return [{ type: 'ProposalDispatched', ...(opinion === undefined ? {} : { opinion }) }, ...assignUnits(found, units, context)];
    },
  }),
} as const;

function activeLead(found: NumberedCase): string {
  return found.assignments.find(({ role, status }) => role === 'lead' && isActive(status))?.unitId ?? '';
}
