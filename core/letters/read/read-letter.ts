import { readContacts } from './read-contacts.ts';
import { readMarks } from './read-marks.ts';
import { readMatter } from './read-matter.ts';
import { readNumbers } from './read-numbers.ts';
import { readPoints } from './read-points.ts';
import { readPromises } from './read-promises.ts';
import { readTail } from './read-tail.ts';
import { fieldNames } from './letter-record.ts';
import type { LetterFlag, LetterReading, ReadFields } from './letter-record.ts';
import { linesOf } from './source-text.ts';
import { readDates } from './read-dates.ts';
import { readIssuer } from './read-issuer.ts';
import { letterParts } from './letter-parts.ts';
import { readFlags } from './read-flags.ts';
import { unfold } from './unfold.ts';

/** Longer texts are read so far: no letter of an office has ten times the characters. */
const mostCharacters = 600_000;

/**
 * What a letter that answers a proposal says of itself. Never throws, and its time goes with the length of the text. A field that was
 * not found is absent and named in `missing`; nothing is made up: `sure` says how it was found.
 */
export function readLetter(source: string): LetterReading {
  const parts = letterParts(unfold(linesOf(source.slice(0, mostCharacters))));
  const fields: ReadFields = {};
  const flags: LetterFlag[] = [];
  for (const read of [readNumbers, readMarks, readMatter, readContacts, readTail, readDates, readIssuer, readPoints, readPromises]) {
    const found = read(parts, fields);
    Object.assign(fields, found.fields);
    flags.push(...found.flags);
  }
  flags.push(...readFlags(parts, fields));
  return { fields, flags, missing: fieldNames.filter((name) => fields[name] === undefined) };
}
