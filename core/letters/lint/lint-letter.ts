import { dateTerm } from '#core/calendar/date-term.ts';
import type { Letter } from '../letter.ts';
import { numberLine, salutationLine, sessionName } from '../letter-lines.ts';
import type { LetterReading } from '../read/letter-record.ts';
import { linesOf } from '../read/source-text.ts';
import type { Line, Place } from '../read/source-text.ts';
import { readLetter } from '../read/read-letter.ts';
import { lintLines } from './lint-lines.ts';
import { numberingIn } from './numbering-in.ts';
import type { Finding, FindingKind } from './finding.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** What a text is held against: the case's letter, and what the proposal suggests, in its order. */
export interface LintAgainst {
  readonly letter: Pick<Letter, 'number' | 'class' | 'date' | 'caseNumber' | 'session' | 'addressees'>;
  readonly suggestions: readonly string[];
}

export type Told = (kind: FindingKind, quoted: string, where: { readonly at?: Place; readonly right?: string }) => Finding;

const advice: ReadonlySet<FindingKind> = new Set(['unknown-picture', 'promise-without-date', 'private-phone', 'address-form', 'numbering']);

export const told: Told = (kind, quoted, { at, right = '' }) => ({
  kind,
  weight: advice.has(kind) ? 'advice' : 'error',
  ...(at === undefined ? {} : { at }),
  quoted,
  says: { zh: zh.findings[kind].says(quoted, right), en: en.findings[kind].says(quoted, right) },
  mend: { zh: zh.findings[kind].mend(quoted, right), en: en.findings[kind].mend(quoted, right) },
});

/**
 * Checks the text of a letter, ours before it goes out or a Word file that came back, against the record. Never throws; findings are in
 * the order of the text, what is not there comes last.
 */
export function lintLetter(text: string, against: LintAgainst): Finding[] {
  const reading = readLetter(text);
  const lines = linesOf(text);
  const found = [...fromRecord(reading, against.letter), ...lintLines(lines, told), ...numberingIn(lines, told), ...impossible(reading)];
  return [
    ...found.sort((a, b) => (a.at?.start ?? text.length) - (b.at?.start ?? text.length)),
    ...unanswered(reading, lines, against),
    ...contact(reading),
  ];
}

function fromRecord(
  { fields, flags }: LetterReading,
  { number, class: mark, date, caseNumber, session, addressees }: LintAgainst['letter'],
): Finding[] {
  const found: Finding[] = [];
  const differ = (
    kind: FindingKind,
    said: { value: string; at: readonly Place[] } | undefined,
    right: string | undefined,
    same = said?.value === right,
  ) => {
    if (said !== undefined && right !== undefined && !same) found.push(told(kind, said.value, { ...at(said.at), right }));
  };
  const numbered = fields.number === undefined ? undefined : { value: fields.number.value.text, at: fields.number.at };
  differ('other-number', numbered, number === undefined ? undefined : numberLine(number));
  differ('other-class', fields.class, mark);
  if (fields.date !== undefined && date !== undefined) {
    differ('other-date', { value: dateTerm(fields.date.value).zh, at: fields.date.at }, dateTerm(date).zh);
  }
  differ('other-case-number', fields.caseNumber, caseNumber);
  if (fields.session !== undefined && session !== undefined) {
    differ('other-session', { value: sessionName(fields.session.value), at: fields.session.at }, sessionName(session));
  }
  for (const flag of flags) if (flag.kind === 'wrong-honorific') found.push(told('wrong-honorific', flag.text, { at: flag.at }));
  const said = fields.addressees;
  if (said !== undefined && addressees !== undefined && said.value.names.join('、') !== addressees.names.join('、')) {
    found.push(told('wrong-name', said.value.names.join('、'), { ...at(said.at), right: salutationLine(addressees).replace(/：$/u, '') }));
  }
  return found;
}

const at = ([place]: readonly Place[]): { at?: Place } => (place === undefined ? {} : { at: place });

function impossible({ flags }: LetterReading): Finding[] {
  return flags.flatMap(({ kind, text, at: place }) => (kind === 'impossible-date' ? [told('impossible-date', text, { at: place })] : []));
}

/** Pairs of signs that a suggestion and the text must share, in shares of the suggestion's own. */
const enoughShared = 0.3;

/** A suggestion is answered by a section of its own, or by a text that speaks of the same. */
function unanswered({ fields }: LetterReading, lines: readonly Line[], { suggestions }: LintAgainst): Finding[] {
  const answered = (fields.points?.value ?? [])
    .filter(({ answer }) => answer.trim() !== '')
    .map(({ heading, answer }) => pairs(`${heading}${answer}`));
  const all = answered.length > 0 ? answered : [pairs(lines.map(({ tight }) => tight).join(''))];
  return suggestions.flatMap((suggestion, index) => {
    const own = pairs(suggestion);
    const best = Math.max(...all.map((one) => [...own].filter((pair) => one.has(pair)).length / Math.max(1, own.size)));
    return best >= enoughShared ? [] : [told('unanswered', String(index + 1), { right: suggestion.slice(0, 40) })];
  });
}

/** Signs two by two, without stops and the words that stand in every text. */
function pairs(text: string): Set<string> {
  const signs = Array.from(text.replaceAll(/建议|关于|进一步|工作|[^\p{L}\p{N}]/gu, ''));
  return new Set(signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`));
}

function contact({ fields }: LetterReading): Finding[] {
  return fields.phone === undefined || fields.handler === undefined ? [told('no-contact', '', {})] : [];
}
