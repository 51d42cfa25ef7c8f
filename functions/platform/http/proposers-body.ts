import * as z from 'zod';
import type { Directory } from '#core/directory/directory.ts';
import type { PlanLine } from '#core/plan/plan-line.ts';
import { personParty } from './parties.ts';

/** Whose a proposal is, as lists of what was dispatched print it. */
export const proposersSchema = z.object({
  author: z.object({ id: z.string(), name: z.string() }),
  coSigners: z.int(),
  onBehalfOf: z.string().exactOptional(),
});

export function proposersBody(
  { authorId, ...rest }: NonNullable<PlanLine['proposers']>,
  directory: Directory,
): z.input<typeof proposersSchema> {
  return { author: personParty(authorId, directory), ...rest };
}
