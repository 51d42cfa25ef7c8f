import * as z from 'zod';

/** What was mended: an execution that was no more got a successor, or a wait that slept on although its outcome was there was woken. */
export const repairKinds = ['execution-replaced', 'wait-woken'] as const;

/** Something that the system put right by itself. Ids and instants alone: no names, no text of cases. */
export const repairSchema = z.object({
  /** Sorts by when it was made; unique within the body. */
  id: z.string(),
  at: z.string(),
  kind: z.enum(repairKinds),
  proposalId: z.string(),
  /** Where it was a unit's share that stood still. */
  assignmentId: z.string().exactOptional(),
  /** The number that the execution goes on under. */
  epoch: z.int().min(1),
});

export type Repair = z.infer<typeof repairSchema>;
