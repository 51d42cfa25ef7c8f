import * as z from 'zod';
import { defineEvent } from '#core/case/define/define-event.ts';

/** The office's dispatch (交办); each unit's assignment is a `UnitAssigned` beside it. */
export const events = {
  ProposalDispatched: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalDispatched'), opinion: z.string().exactOptional() }),
    apply: (found) => found,
    status: { type: 'proposal.dispatched', about: 'case' },
    tells: [],
  }),
} as const;
