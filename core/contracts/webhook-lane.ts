import * as z from 'zod';
import { identifier } from './plain-text.ts';

/** What a `webhook-lane` execution carries: whose lane, and when it is tried next. */
const laneExecutionSchema = z.strictObject({
  body: identifier,
  endpointId: identifier,
  proposalId: identifier,
  at: z.iso.datetime(),
});

export type LaneExecution = z.infer<typeof laneExecutionSchema>;

/** The step that runs a lane. */
export const laneStepSchema = z.strictObject({ execution: laneExecutionSchema });

/** What a run of a lane came to: `over` when nothing is owed or nobody may send, else when to come again. */
export const laneOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('over') }),
  z.strictObject({ outcome: z.literal('again'), at: z.iso.datetime() }),
]);

export type LaneOutcome = z.infer<typeof laneOutcomeSchema>;
