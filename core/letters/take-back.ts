import { likeness } from '#core/likeness/likeness.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import type { Written } from '#core/reply/still-missing.ts';
import { headingLevel } from './heading-level.ts';
import type { Letter } from './letter.ts';
import { letterParts } from './read/letter-parts.ts';
import { readLetter } from './read/read-letter.ts';
import { linesOf } from './read/source-text.ts';

/** What went out to be edited: the letter, and the draft that it was made of. */
export interface WentOut {
  readonly letter: Letter;
  readonly draft: Written;
}

type TakenField = 'leader' | 'handler' | 'phone';
const takenFields = ['leader', 'handler', 'phone'] as const satisfies readonly TakenField[];

export interface CameBack {
  /** The unit's own text: what the form wrote around it is left out. */
  readonly paragraphs: Paragraph[];
  /** Who answers for it, where the file says otherwise than the draft. */
  readonly fields: readonly { readonly name: TakenField; readonly before: string; readonly after: string }[];
}

// 《…》收悉。…现答复如下： stays the form's own, whatever proposal it was made to tell of.
const opening = /收悉.*[：:]$/u;
// So alike is a line of the form's own that somebody touched up.
const ALIKE = 0.7;

/** A letter that was edited elsewhere, as the draft it comes to. Sections go on answering the suggestions that they answered. */
export function takeBack(text: string, { letter, draft }: WentOut): CameBack {
  const { body } = letterParts(linesOf(text));
  const frame = [...letter.opening, ...letter.closing];
  const isFrame = (line: string): boolean => opening.test(line) || frame.some((one) => likeness(one, line) >= ALIKE);
  const own = body.map(({ line }) => line.clean).filter((line) => !isFrame(line));
  const answering = new Map(
    draft.paragraphs.flatMap(({ text: said, answers }) => (answers === undefined ? [] : [[said, answers] as const])),
  );
  return { paragraphs: own.map((line) => paragraphOf(line, answering)), fields: fieldsOf(text, draft) };
}

function paragraphOf(line: string, answering: ReadonlyMap<string, number>): Paragraph {
  const mark = headingLevel(line);
  const rest = mark === undefined ? '' : line.slice(mark.mark.length).trim();
  // What is longer, or a whole sentence, is a paragraph that begins with a number.
  if (mark === undefined || rest === '' || rest.length > LONGEST_HEADING) return { level: 0, text: line };
  const answers = answering.get(rest) ?? [...answering].find(([heading]) => likeness(heading, rest) >= ALIKE)?.[1];
  return { level: mark.level, text: rest, ...(answers === undefined ? {} : { answers }) };
}

const LONGEST_HEADING = 60;

function fieldsOf(text: string, draft: Written): CameBack['fields'] {
  const { fields } = readLetter(text);
  return takenFields.flatMap((name) => {
    const [before, after] = [draft[name]?.trim() ?? '', fields[name]?.value];
    return after === undefined || after === before ? [] : [{ name, before, after }];
  });
}
