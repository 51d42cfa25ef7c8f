import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import { codedChoices, someText } from '#core/case/define/choices.ts';
import { correctionUnderWay, replyThatHolds } from '#core/case/clearance/corrections.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { signersOf } from '#core/case/clearance/signers.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { correctionOfShare } from '#core/letters/correction-of-share.ts';
import { chainOf } from '#core/policy/letters.ts';
import { givenReplyShape, givenTwice, replyGiven } from '#core/reply/given-reply.ts';
import { keepAnswers } from '#core/reply/keep-answers.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';
import { signatureOf } from '#core/reply/signature.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  CorrectionUnderWayError: 409,
  NothingCorrectedError: 422,
} as const;

const { class: replyClass, leader, handler, phone, disclosure, paragraphs, text } = givenReplyShape;

export const commands = {
  /**
   * A letter that was issued wrong is followed by one that corrects it (更正函), signed by whoever may sign and under a number of its own;
   * what is left out stays as it was.
   */
  'correct-reply': defineAssignmentCommand({
    name: 'correct-reply',
    who: unit,
    body: z
      .strictObject({
        assignmentId: assignmentId.exactOptional(),
        /** What was wrong: it stands in the letter. */
        mistake: plainText(1000),
        /** Why it came to it: it stays on record and is not in the letter. */
        reason,
        class: replyClass.exactOptional(),
        paragraphs,
        text,
        leader,
        handler,
        phone,
        disclosure,
      })
      .refine((given) => given.paragraphs === undefined || given.text === undefined, givenTwice),
    legalIn: ['awaiting-feedback', 'in-consultation', 'closed'],
    legalFor: ({ role, status, ...share }) => role === 'lead' && status === 'replied' && replyThatHolds(share) !== undefined,
    // A policy that says nothing of letters keeps none that could be followed by another.
    offeredFor: ({ role }, _found, policy) => role === 'lead' && policy?.letters !== undefined,
    refuses: (assignment, found, context) => {
      if (context.policy.letters === undefined || assignment.status !== 'replied') return undefined;
      if (correctionUnderWay(assignment) !== undefined) return new Refusal('CorrectionUnderWayError');
      const signers = signersOf(assignment, found, context);
      if (signers.some(({ id }) => id === context.actorId)) return undefined;
      if (signers.length > 0) return new Refusal('SignedByOthersError', { people: signers.map(({ name }) => name) });
      // Without a chain whoever may issue a reply may correct it, where the directory names no leader.
      return chainOf(context.policy, assignment.unitId).length === 0
        ? undefined
        : new Refusal('NobodySignsError', { unitId: assignment.unitId });
    },
    form: (_assignment, _found, { policy }) => ({ choices: { class: codedChoices(policy.classes) }, without: ['paragraphs'] }),
    consequences: ({ id }) => [{ payload: { assignmentId: id, mistake: someText, reason: someText, text: someText } }],
    decide: (assignment, found, { mistake, reason: why, ...given }, context) => {
      const wrong = replyThatHolds(assignment);
      if (wrong === undefined) return [];
      const { class: mark = wrong.class, paragraphs: blocks, text: plain, ...signed } = given;
      const isSame = blocks === undefined && (plain === undefined || plain === textOf(wrong.paragraphs));
      const now = isSame ? wrong.paragraphs : keepAnswers(blocks ?? readParagraphs(plain ?? ''), wrong.paragraphs);
      const was = { class: wrong.class, paragraphs: wrong.paragraphs, ...signatureOf(wrong) };
      const right = replyGiven(
        { ...was, ...signatureOf(signed), class: mark, paragraphs: now },
        { found, assignmentId: assignment.id },
        context.policy,
      );
      if (canonicalJson(right) === canonicalJson(was)) throw new Refusal('NothingCorrectedError');
      const { round, letterNumber: corrects } = wrong;
      // A fact that no letter can hold is found here, while somebody can mend it.
      correctionOfShare({ found, assignment, correction: { round, corrects, mistake, signedAt: context.now, ...right } }, context);
      return [{ type: 'CorrectionSigned', assignmentId: assignment.id, round, corrects, mistake, reason: why, ...right }];
    },
  }),
} as const;
