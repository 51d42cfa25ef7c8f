import { signatureOf } from '#core/reply/signature.ts';
import type { Assignment, Correction, Reply } from '#core/case/assignment.ts';

/** A reply that has its number went out. */
export const isOut = ({ letterNumber }: Reply): boolean => letterNumber !== undefined;

/** The reply that went out last: what holds, and what could be corrected. */
export function replyThatHolds({ replies }: Pick<Assignment, 'replies'>): (Reply & { readonly letterNumber: string }) | undefined {
  const last = replies.findLast(isOut);
  return last?.letterNumber === undefined ? undefined : { ...last, letterNumber: last.letterNumber };
}

/** A correcting letter that was signed and takes its number. */
export function correctionUnderWay({ corrections }: Pick<Assignment, 'corrections'>): Correction | undefined {
  return corrections?.find(({ letterNumber }) => letterNumber === undefined);
}

/** What a correcting letter makes of the reply. */
export function replyOfCorrection(correction: Correction): Reply {
  const { round, corrects, class: mark, paragraphs, signedAt, letterNumber } = correction;
  return {
    round,
    class: mark,
    paragraphs,
    ...signatureOf(correction),
    issuedAt: signedAt,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    corrects,
  };
}
