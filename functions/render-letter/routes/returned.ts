import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { fieldTerms } from '#core/letters/read/reading-terms.ts';
import { findingKinds } from '#core/letters/lint/finding.ts';
import { lintLetter, told } from '#core/letters/lint/lint-letter.ts';
import { takeBack } from '#core/letters/take-back.ts';
import { compareParagraphs } from '#core/reply/compare-paragraphs.ts';
import { isEmptyParagraph, numbersOf, plainTextOf } from '#core/reply/paragraph.ts';
import { picturesOf } from '#core/reply/refuse-pictures.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { draftParagraph, MOST_PARAGRAPHS } from '#core/reply/paragraph-schema.ts';
import { nothing } from '#functions/platform/http/route.ts';
import { letterShown } from '../letter-shown.ts';
import { defineRoute } from '../route.ts';
import { blocksOfUpload } from '../text-of-upload.ts';

const term = z.object({ zh: z.string(), en: z.string() });

const returnedSchema = z.object({
  /** The unit's text as it came back. */
  paragraphs: z.array(draftParagraph),
  /** What went out beside what came back, place by place. */
  places: z.array(
    z.object({
      is: z.enum(['same', 'changed', 'removed', 'added']),
      before: z.string().exactOptional(),
      after: z.string().exactOptional(),
    }),
  ),
  /** Who answers for it, where the file says otherwise than the draft. */
  fields: z.array(z.object({ name: z.enum(['leader', 'handler', 'phone']), term, before: z.string(), after: z.string() })),
  /** What is wrong with the letter that came back: errors keep it from being signed, advice does not. */
  findings: z.array(
    z.object({ kind: z.enum(findingKinds), weight: z.enum(['error', 'advice']), quoted: z.string(), says: term, mend: term }),
  ),
});

/** A letter that was edited in Word: compared with what went out, and checked. Nothing is kept; the draft is saved as always. */
export const takeBackLetter = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/assignments/{assignmentId}/letter/returned',
  operationId: 'takeBackLetter',
  tag: 'letters',
  summary: {
    zh: '上传在 Word 或 WPS 中改好的信函，与草稿逐段比对并检查；不保存',
    en: 'Upload the letter as it was edited in Word: compared with the draft paragraph by paragraph, and checked; nothing is kept',
  },
  command: false,
  takesFile: true,
  params: z.strictObject({ id: identifier, assignmentId: identifier }),
  query: nothing,
  body: nothing,
  response: returnedSchema,
  handle: async ({ principal, services, found, params: { id, assignmentId }, bytes }) => {
    const { state, letter, draft, assignment } = await letterShown({ principal, services, found }, id, assignmentId);
    if (draft === undefined) throw new Refusal('LetterClosedError');
    const { text, pictures: shown } = await blocksOfUpload(bytes);
    const pictures = picturesOf(state, assignment.id);
    const { paragraphs, fields, unknown } = takeBack(text, { letter, draft, pictures }, shown);
    if (paragraphs.length === 0 || paragraphs.length > MOST_PARAGRAPHS) throw new Refusal('FileNotReadableError');
    const findings = [
      ...lintLetter(text, { letter, suggestions: state.content.suggestions }),
      ...unknown.map((caption) => told('unknown-picture', caption, {})),
    ];
    return {
      body: {
        paragraphs,
        places: placesOf(
          draft.paragraphs.filter((one) => !isEmptyParagraph(one)),
          paragraphs,
        ),
        fields: fields.map(({ name, before, after }) => ({ name, term: fieldTerms[name], before, after: after.slice(0, 40) })),
        findings: findings.map(({ kind, weight, quoted, says, mend }) => ({ kind, weight, quoted, says, mend })),
      },
    };
  },
});

function placesOf(before: readonly Paragraph[], after: readonly Paragraph[]): z.input<typeof returnedSchema>['places'] {
  const [from, to] = [numbered(before), numbered(after)];
  return compareParagraphs(from, to, (line) => line);
}

/** Each as it reads in the letter: the number of a heading that moved is no change of its text, but one of the letter. */
function numbered(paragraphs: readonly Paragraph[]): string[] {
  const numbers = numbersOf(paragraphs);
  return paragraphs.map((one, index) => `${numbers[index] ?? ''}${plainTextOf(one)}`);
}
