import { likeness } from '#core/likeness/likeness.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { captionIn, cellsOfRow, tableText } from '#core/reply/table-text.ts';
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
  /** The files that the letter may show, by id. */
  readonly pictures?: ReadonlyMap<string, { readonly sha256: string }>;
}

/** A picture of the file that came back, in the order of the lines that stand for them. */
export interface ShownPicture {
  readonly caption: string;
  readonly sha256: string;
}

type TakenField = 'leader' | 'handler' | 'phone';
const takenFields = ['leader', 'handler', 'phone'] as const satisfies readonly TakenField[];

export interface CameBack {
  /** Pictures of the file that are none of the case: they cannot be taken along. */
  readonly unknown: readonly string[];
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
export function takeBack(text: string, { letter, draft, pictures = new Map() }: WentOut, shown: readonly ShownPicture[] = []): CameBack {
  const { body } = letterParts(linesOf(text));
  const frame = [...letter.opening, ...letter.closing];
  const isFrame = (line: string): boolean => opening.test(line) || frame.some((one) => likeness(one, line) >= ALIKE);
  const own = body.map(({ line }) => line.clean).filter((line) => !isFrame(line));
  const answering = new Map(
    draft.paragraphs.flatMap(({ text: said, answers }) => (answers === undefined ? [] : [[said, answers] as const])),
  );
  const known = knownPictures(shown, draft, pictures);
  return { ...paragraphsOf(own, answering, known), fields: fieldsOf(text, draft) };
}

/** By what it shows, or, where Word made it smaller, by its caption: the file of the case for each picture. */
function knownPictures(shown: readonly ShownPicture[], { paragraphs }: Written, pictures: NonNullable<WentOut['pictures']>) {
  return shown.map(({ caption, sha256 }) => {
    const byContent = [...pictures].find(([, file]) => file.sha256 === sha256)?.[0];
    return byContent ?? paragraphs.find(({ picture, text }) => picture !== undefined && text.trim() === caption)?.picture;
  });
}

function paragraphsOf(
  lines: readonly string[],
  answering: ReadonlyMap<string, number>,
  known: readonly (string | undefined)[],
): Pick<CameBack, 'paragraphs' | 'unknown'> {
  const [paragraphs, unknown]: [Paragraph[], string[]] = [[], []];
  let [rows, pictures]: [string[][], number] = [[], 0];
  const endTable = () => {
    if (rows.length > 0) paragraphs.push({ level: 0, text: tableText(rows), table: true });
    rows = [];
  };
  for (const line of lines) {
    const cells = cellsOfRow(line);
    if (cells === undefined || cells.length !== (rows[0]?.length ?? cells.length)) endTable();
    const caption = captionIn(line);
    if (cells !== undefined) rows.push(cells);
    else if (caption === undefined) paragraphs.push(paragraphOf(line, answering));
    else {
      const picture = known[pictures];
      pictures += 1;
      if (picture === undefined) unknown.push(caption);
      else paragraphs.push({ level: 0, text: caption, picture });
    }
  }
  endTable();
  return { paragraphs, unknown };
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
