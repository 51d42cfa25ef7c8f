import type { NumberedCase } from '#core/case/case.ts';
import type { Directory } from '#core/directory/directory.ts';
import { isPicture, isTable } from '#core/letters/letter.ts';
import type { Letter, LetterBlock } from '#core/letters/letter.ts';
import type { Policy } from '#core/policy/policy.ts';
import { maskedKinds, maskText, maskWords } from './mask-text.ts';
import type { Publication } from './publication.ts';
import type { MaskedKind, Names } from './mask-text.ts';

/** A letter as it may be published, and what was left out of it. */
export interface PublicCopy {
  readonly letter: Letter;
  readonly masked: readonly { readonly what: MaskedKind; readonly count: number }[];
}

/**
 * The masked copy of a letter, from its model and nothing else, so that whoever reviews the letter sees what will be published: without telephones,
 * numbers of people and accounts, addresses of mail and pictures, and without names where the policy does not have them; of a summary its face alone.
 */
export function publicCopy(whole: Letter, names: Names, extent: Publication['extent']): PublicCopy {
  const letter = extent === 'whole' ? whole : { ...whole, opening: [], body: [], closing: [], attachments: [] };
  const counts = new Map<MaskedKind, number>();
  const count = (what: MaskedKind, times: number): void => void counts.set(what, (counts.get(what) ?? 0) + times);
  const clean = (text: string): string => {
    const masked = maskText(text, names);
    for (const what of maskedKinds) count(what, masked.counts[what] ?? 0);
    return masked.text;
  };
  const { addressees, contacts, signer, matter, printed, ...rest } = letter;
  const { leader, handler, phone } = contacts;
  if (phone !== undefined) count('phone', 1);
  const hidesStaff = names.staff.length > 0;
  if (hidesStaff) count('staff', [leader, handler, signer].filter((name) => name !== undefined).length);
  const copy: Letter = {
    ...rest,
    title: clean(letter.title),
    ...(matter === undefined ? {} : { matter: clean(matter) }),
    ...(addressees === undefined ? {} : { addressees: toPublic(addressees, names, count) }),
    opening: letter.opening.map(clean),
    body: letter.body.map((block): LetterBlock => {
      if (isTable(block)) return { ...block, rows: block.rows.map((row) => row.map(clean)) };
      if (!isPicture(block)) return { ...block, text: clean(block.text) };
      // Nobody can say what is in it.
      count('picture', 1);
      return { level: 0, text: `${maskWords.picture}${clean(block.caption)}` };
    }),
    closing: letter.closing.map(clean),
    attachments: letter.attachments.map(clean),
    contacts: hidesStaff ? {} : { ...(leader === undefined ? {} : { leader }), ...(handler === undefined ? {} : { handler }) },
    ...(hidesStaff || signer === undefined ? {} : { signer }),
    ...(printed === undefined ? {} : { printed }),
    promises: [],
  };
  return { letter: copy, masked: maskedKinds.map((what) => ({ what, count: counts.get(what) ?? 0 })).filter((one) => one.count > 0) };
}

/** `提案人：` in the place of the members; a party or a committee is no person, and stays. */
function toPublic(
  addressees: NonNullable<Letter['addressees']>,
  { members }: Names,
  count: (what: MaskedKind, times: number) => void,
): NonNullable<Letter['addressees']> {
  if (addressees.kind !== 'members' || members.length === 0) return addressees;
  count('member', 1);
  return { names: [maskWords.member], kind: 'body' };
}

/** The names that the policy does not have in a public copy. */
export function namesKept({ authorId, content }: NumberedCase, letter: Letter, { directory, policy }: NamesBy): Names {
  const { nameMembers = false, nameStaff = false } = policy.publication ?? {};
  const proposers = [authorId, ...content.coSigners].map((id) => directory.people.get(id)?.name ?? id);
  const addressed = letter.addressees?.kind === 'members' ? letter.addressees.names : [];
  const { leader, handler } = letter.contacts;
  const staff = [leader, handler, letter.signer].flatMap((name) => name?.split(/[、，,\s\u3000]+/u) ?? []);
  return { members: nameMembers ? [] : distinct([...proposers, ...addressed]), staff: nameStaff ? [] : distinct(staff) };
}

interface NamesBy {
  readonly directory: Directory;
  readonly policy: Pick<Policy, 'publication'>;
}

// One character is no name, and would be left out of every other word.
const distinct = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => Array.from(name).length > 1);
