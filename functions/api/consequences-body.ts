import * as z from 'zod';
import type { Consequence } from '#core/actions/consequences.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** What follows; `when` tells one way to give a command from the others, or of which other proposal it is said. */
export const consequenceSchema = z.object({ when: term.exactOptional(), sentences: z.array(term) });

export function consequencesBody(consequences: readonly Consequence[]): z.input<typeof consequenceSchema>[] {
  return consequences.map((one) => ({ ...one, sentences: [...one.sentences] }));
}
