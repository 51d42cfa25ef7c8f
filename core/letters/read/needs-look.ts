import type { Term } from '#core/contracts/term.ts';
import { fieldNames } from './letter-record.ts';
import type { FieldName, LetterReading } from './letter-record.ts';
import { fieldTerms, flagTerms } from './reading-terms.ts';

/** Fields without which a letter cannot be filed among former ones. */
const needed: readonly FieldName[] = ['caseNumber', 'session', 'title', 'addressees', 'issuer', 'date', 'class'];

/** What somebody has to look at before a letter is filed: what it lacks, what was only pieced together, what is flagged. */
export function needsLook({ fields, flags, missing }: LetterReading): Term[] {
  const lacks = missing.filter((name) => needed.includes(name) && (name !== 'class' || fields.kind?.value === 'reply'));
  const unsure = fieldNames.filter((name) => fields[name]?.sure === 'guessed');
  return [
    ...lacks.map((name) => ({ zh: `缺${fieldTerms[name].zh}`, en: `no ${fieldTerms[name].en}` })),
    ...unsure.map((name) => ({ zh: `${fieldTerms[name].zh}（推断）`, en: `${fieldTerms[name].en} (guessed)` })),
    ...[...new Set(flags.map(({ kind }) => kind))].map((kind) => flagTerms[kind]),
  ];
}
