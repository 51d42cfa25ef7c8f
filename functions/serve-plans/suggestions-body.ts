import * as z from 'zod';
import type { Directory } from '#core/directory/directory.ts';
import type { Accuracy } from '#core/suggest/accuracy.ts';
import type { Receiver, Suggestion } from '#core/suggest/suggester.ts';
import { outcomeTerm, reasonTerm } from '#core/suggest/texts.ts';
import { unitParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const unit = z.object({ id: z.string(), name: z.string() });

/** Counts, so that whoever shows a share can say of how many. */
const hits = { firstRight: z.int(), amongThree: z.int(), of: z.int() };

const likeCase = z.object({
  proposalId: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  /** What came of it: returned or not, answered in time or late, how it was judged. */
  outcome: term,
  /** 0 to 1. */
  likeness: z.number(),
});

const suggestedUnit = z.object({
  unit,
  role: z.enum(['lead', 'co']),
  /** 0 to 1; comparable within one proposal. */
  score: z.number(),
  reasons: z.object({
    /** Words of the unit's duties that the proposal has. */
    words: z.array(z.string()),
    /** At most three, the most alike first. */
    likeCases: z.array(likeCase),
    load: z.object({ inHand: z.int(), capacity: z.int().exactOptional() }),
    /** All of it as one sentence. */
    text: term,
  }),
});

/** Which units proposals may be given to, and why; nothing is given by it. */
export const suggestionsSchema = z.object({
  items: z.array(
    z.object({
      proposalId: z.string(),
      /** Of the case that was read. */
      version: z.int(),
      /** At most five, the best first. */
      units: z.array(suggestedUnit),
    }),
  ),
  /** Of the session's proposals that were dispatched: the unit that has each at last, against what would have been suggested before. */
  accuracy: z.object({ ...hits, byUnit: z.array(z.object({ unit, ...hits })) }),
  next: z.string().exactOptional(),
});

export function suggestionBody(
  { unitId, role, score, words, likeCases }: Suggestion,
  receiver: Receiver | undefined,
  directory: Directory,
): z.input<typeof suggestedUnit> {
  const { inHand = 0, capacity } = receiver ?? {};
  const load = { inHand, ...(capacity === undefined ? {} : { capacity }) };
  return {
    unit: unitParty(unitId, directory),
    role,
    score: hundredths(score),
    reasons: {
      words: [...words],
      likeCases: likeCases.map(({ found: { proposalId, caseNumber, title, outcome }, likeness }) => ({
        proposalId,
        caseNumber,
        title,
        outcome: outcomeTerm(outcome),
        likeness: hundredths(likeness),
      })),
      load,
      text: reasonTerm({ words, likeCases, ...load }),
    },
  };
}

export function accuracyBody({ byUnit, ...hitsOfAll }: Accuracy, directory: Directory): z.input<typeof suggestionsSchema>['accuracy'] {
  return { ...hitsOfAll, byUnit: [...byUnit].map(([unitId, own]) => ({ unit: unitParty(unitId, directory), ...own })) };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
