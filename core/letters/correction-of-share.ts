import { localDate } from '#core/calendar/calendar-date.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { Assignment, Correction } from '#core/case/assignment.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { picturesOf } from '#core/reply/refuse-pictures.ts';
import { composeLetter } from './compose-letter.ts';
import { factsOfCase, numberAndDay, replyFacts, textFacts } from './letter-of-share.ts';
import type { LetterContext, ShareToWrite } from './letter-of-share.ts';
import { correctionLines, filled } from './letter-wording.ts';
import type { Letter, LetterBlock } from './letter.ts';
import { lettersOfUnit } from './unit-letters.ts';

interface CorrectionToWrite {
  readonly found: NumberedCase;
  readonly assignment: Assignment;
  readonly correction: Correction;
  /** Number and day, as they are being given. */
  readonly issued?: NonNullable<ShareToWrite['issued']>;
}

/**
 * The letter that corrects one which was issued wrong (更正函): to whom that one went, with what was wrong and what is right.
 * @throws z.ZodError where something on record is no fact of a letter
 */
export function correctionOfShare({ found, assignment, correction, issued }: CorrectionToWrite, context: LetterContext): Letter {
  const { policy } = context;
  const { form, wording } = lettersOfUnit(policy, assignment.unitId, 'correction');
  const { mostNamed } = policy.letters ?? {};
  const pictures = picturesOf(found, assignment.id);
  return composeLetter(
    {
      form,
      ...replyFacts(found, context),
      ...factsOfCase(found, assignment, context),
      ...textFacts(correction, pictures),
      body: bodyOf(assignment, correction, pictures),
      corrected: { number: correction.corrects, on: dateTerm(dayCorrected(assignment, correction, context)).zh },
      ...numberAndDay(issued),
    },
    { wording, ...(mostNamed === undefined ? {} : { mostNamed }) },
  );
}

/** The day of the letter that is corrected. */
export function dayCorrected({ letters = [], replies }: Assignment, { corrects }: Correction, { policy }: LetterContext): string {
  const kept = letters.find(({ number }) => number === corrects)?.on;
  const issuedAt = replies.find(({ letterNumber }) => letterNumber === corrects)?.issuedAt ?? '';
  return kept ?? localDate(issuedAt, policy.timeZoneOffset);
}

function bodyOf({ replies }: Assignment, correction: Correction, pictures: ReturnType<typeof picturesOf>): LetterBlock[] {
  const wrong = replies.find(({ letterNumber }) => letterNumber === correction.corrects);
  const isOtherClass = wrong !== undefined && wrong.class !== correction.class;
  const isOtherText = wrong === undefined || textOf(wrong.paragraphs) !== textOf(correction.paragraphs);
  const isOtherContact = wrong !== undefined && (['leader', 'handler', 'phone'] as const).some((name) => wrong[name] !== correction[name]);
  const said = correction.mistake.split('\n').filter((line) => line.trim() !== '');
  return [
    ...said.map(line),
    ...(isOtherClass ? [line(filled(correctionLines.class, { before: wrong.class, after: correction.class }))] : []),
    ...(isOtherContact ? [line(correctionLines.contacts)] : []),
    ...(isOtherText ? [line(correctionLines.whole), ...textFacts(correction, pictures).body] : [line(correctionLines.rest)]),
  ];
}

const line = (text: string): LetterBlock => ({ level: 0, text });
