import * as z from 'zod';
import { fault } from './fault-texts.ts';

// General category Cc other than tab and line feed, and the bidirectional controls (UAX #9): they carry no meaning in a
// text, break mails and logs, or make a title read as another one.
const controls = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/u;
// A letter, digit, mark or sign: a text of spaces and joiners alone would be a line nobody can see.
const readable = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One schema for each length: to make one takes a tenth of a millisecond, and a cold function makes dozens. */
function oneForEach<T>(make: (longest: number) => T): (longest: number) => T {
  const made = new Map<number, T>();
  return (longest) => {
    const schema = made.get(longest) ?? make(longest);
    made.set(longest, schema);
    return schema;
  };
}

const tidied = z.string().transform((text) => text.replaceAll('\r\n', '\n').trim());
const withoutControls = z.refine<string>((text) => !controls.test(text), fault('control-characters'));
// Half a surrogate pair has no UTF-8 form: a store would change it, and the commit's hash with it.
const ofWholeCharacters = z.refine<string>((text) => text.isWellFormed(), fault('half-a-character'));
const toBeRead = z.refine<string>((text) => text === '' || readable.test(text), fault('nothing-to-read'));
const ofOneLine = z.refine<string>((text) => !text.includes('\n'), fault('one-line'));

/** Plain text a person typed: trimmed, line ends as `\n`, whole characters, no controls, 1 to `longest` UTF-16 units. */
export const plainText = oneForEach((longest) =>
  tidied
    .pipe(z.string().check(z.minLength(1), z.maxLength(longest), withoutControls, ofWholeCharacters, toBeRead))
    .meta({ minLength: 1, maxLength: longest }),
);

/** One line of plain text. */
export const oneLine = oneForEach((longest) => plainText(longest).check(ofOneLine).meta({ minLength: 1, maxLength: longest }));

/** An identifier of the directory, a proposal, a session … */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
