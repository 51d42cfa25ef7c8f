import type { LetterParts } from './letter-parts.ts';
import type { LetterFlag, ReadFields } from './letter-record.ts';
import { placeIn } from './source-text.ts';

const doubled = /(?<twice>关于|对于|提案的|的建议|的提案|现将)\k<twice>/u;

/** What somebody should look at although it could be read. */
export function readFlags({ salutation, title, body, tail }: LetterParts, { addressees, matter }: ReadFields): LetterFlag[] {
  const flags: LetterFlag[] = [];
  if (salutation !== undefined) {
    const at = placeIn(salutation.line, 0, salutation.length);
    const { honorific } = salutation.addressees;
    if (honorific !== undefined && honorific !== '委员') flags.push({ kind: 'wrong-honorific', text: honorific, at });
    if (salutation.unusual) flags.push({ kind: 'salutation-unusual', text: salutation.line.clean.slice(0, 60), at });
  }
  const [first] = title?.lines ?? [];
  if (
    title !== undefined &&
    first !== undefined &&
    /建议/u.test(title.tight) &&
    !/提案/u.test(title.tight) &&
    /人大|代表/u.test(title.tight)
  ) {
    flags.push({ kind: 'suggestion-of-deputies', text: title.text, at: placeIn(first) });
  }
  for (const { line } of [...body, ...tail]) {
    const thanked = /(?:各位|您作为|你们|人大)代表/u.exec(line.tight);
    if (thanked !== null) flags.push({ kind: 'deputies-thanked', text: thanked[0], at: placeIn(line, thanked.index, thanked[0].length) });
  }
  for (const line of [
    ...(title?.lines ?? []),
    ...body.slice(0, 2).map((one) => one.line),
    ...(salutation === undefined ? [] : [salutation.line]),
  ]) {
    const twice = doubled.exec(line.tight);
    if (twice !== null) flags.push({ kind: 'words-doubled', text: twice[0], at: placeIn(line, twice.index, twice[0].length) });
  }
  if (addressees?.value.names.some((name) => /[*×xX某]/u.test(name)) === true && addressees.at[0] !== undefined) {
    flags.push({ kind: 'masked', text: addressees.value.names.join('、'), at: addressees.at[0] });
  }
  if (matter !== undefined && title !== undefined && first !== undefined) {
    const quoted = /《(?<matter>.{2,150}?)》/u.exec(title.text)?.groups?.['matter'];
    if (quoted !== undefined && quoted !== matter.value) flags.push({ kind: 'texts-differ', text: quoted, at: placeIn(first) });
  }
  return flags;
}
