import * as z from 'zod';
import type { Assignment } from '#core/case/assignment.ts';
import { clearanceOf, clockOfStep, draftSteps, stepOf } from '#core/case/clearance/clearance.ts';
import type { Clearance } from '#core/case/clearance/clearance.ts';
import type { Directory } from '#core/directory/directory.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { paragraphSchema } from '#core/reply/paragraph-schema.ts';
import { clockTerms, hangTerms } from '#core/steps/texts.ts';
import { personParty, unitParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

/** Somebody cleared it: nobody by name where silence was taken for consent. */
export const clearedSchema = z.object({
  step: z.enum(draftSteps),
  name: term,
  /** Absent where it was the office. */
  unit: party.exactOptional(),
  person: party.exactOptional(),
  at: z.string(),
  comment: z.string().exactOptional(),
  /** The text before, where it was changed. */
  before: z.array(paragraphSchema).exactOptional(),
  /** The class, where the review made it another. */
  changedClass: z.object({ from: z.string(), to: z.string(), reason: z.string() }).exactOptional(),
});

/** A draft in clearance, or the last one that was returned. */
export const clearanceSchema = z.object({
  submittedAt: z.string(),
  submittedBy: party,
  steps: z.array(z.enum(draftSteps)),
  /** Where it is; absent once it was returned. */
  step: z.enum(draftSteps).exactOptional(),
  class: z.string(),
  text: z.string(),
  paragraphs: z.array(paragraphSchema),
  /** Co-handlers that have still to countersign. */
  awaits: z.array(party),
  cleared: z.array(clearedSchema),
  returned: z.object({ at: z.string(), unit: party.exactOptional(), person: party.exactOptional(), reason: z.string() }).exactOptional(),
});

const hangs = ['countersign', 'check', 'sign', 'review', 'numbering', 'feedback'] as const;

/** Where a reply hangs. */
export const hangSchema = z.object({ code: z.enum(hangs), name: term });

/** Where the lead's reply hangs: in clearance, without its number yet, not judged yet; nowhere while it is drafted. */
export function hangOf(share: Assignment, isAwaitingFeedback: boolean): { readonly hangs?: z.input<typeof hangSchema> } {
  const draft = clearanceOf(share);
  const code =
    share.role !== 'lead'
      ? undefined
      : draft !== undefined
        ? stepOf(draft)
        : share.status === 'awaiting-letter-number'
          ? 'numbering'
          : share.status === 'replied' && isAwaitingFeedback
            ? 'feedback'
            : undefined;
  return code === undefined ? {} : { hangs: { code, name: hangTerms[code] } };
}

/** The draft that is under way, or that was returned and is to be submitted anew. */
export function clearanceBody(share: Assignment, directory: Directory): { readonly clearance?: z.input<typeof clearanceSchema> } {
  const latest = share.status === 'in-handling' ? share.clearances?.at(-1) : undefined;
  if (latest === undefined || latest.round !== share.round) return {};
  const { ended, draft, steps, awaits } = latest;
  if (ended !== undefined && ended.how !== 'returned') return {};
  return {
    clearance: {
      submittedAt: latest.submittedAt,
      submittedBy: personParty(latest.submittedBy, directory),
      steps: [...steps],
      ...(ended === undefined ? { step: stepOf(latest) } : {}),
      class: draft.class,
      text: textOf(draft.paragraphs),
      paragraphs: [...draft.paragraphs],
      awaits: awaits.map(({ unitId }) => unitParty(unitId, directory)),
      cleared: clearedBody(latest, directory),
      ...(ended === undefined ? {} : { returned: returnedBody(ended, directory) }),
    },
  };
}

export function clearedBody({ cleared }: Clearance, directory: Directory): z.input<typeof clearedSchema>[] {
  return cleared.map(({ step, unitId, personId, at, comment, before, changedClass }) => ({
    step,
    name: clockTerms[clockOfStep[step]],
    ...(unitId === '' ? {} : { unit: unitParty(unitId, directory) }),
    ...(personId === undefined ? {} : { person: personParty(personId, directory) }),
    at,
    ...(comment === undefined ? {} : { comment }),
    ...(before === undefined ? {} : { before: [...before] }),
    ...(changedClass === undefined ? {} : { changedClass }),
  }));
}

function returnedBody({ at, unitId = '', personId, reason = '' }: NonNullable<Clearance['ended']>, directory: Directory) {
  const by = personId === undefined ? {} : { person: personParty(personId, directory) };
  return { at, ...(unitId === '' ? {} : { unit: unitParty(unitId, directory) }), ...by, reason };
}
