import type { Content } from '#core/case/content.ts';
import { isCollective, namesSpokenFor } from '#core/case/spoken-for.ts';
import type { CollectiveKind } from '#core/case/spoken-for.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';

/**
 * The content with the name in which it is made, if its kind allows what it says: a personal one has no co-signers, a joint one has
 * some, and one of others is written by a member who speaks for them.
 * @throws Refusal `CoSignersMissingError`; `CoSignersNotAllowedError`; `NotSpeakingForError` {kind, names}: for whom of that kind
 * the author may write; `OnBehalfOfUnclearError` {names} where these are several and none is named
 */
export function checkKind(content: Content, author: Person | undefined): Content {
  const { kind, coSigners, onBehalfOf } = content;
  if (isCollective(kind)) return { ...content, onBehalfOf: spokenFor(kind, onBehalfOf, author) };
  if (onBehalfOf !== undefined) throw new Refusal('NotSpeakingForError', { kind, names: [] });
  if (kind === 'joint' && coSigners.length === 0) throw new Refusal('CoSignersMissingError');
  if (kind === 'personal' && coSigners.length > 0) throw new Refusal('CoSignersNotAllowedError');
  return content;
}

function spokenFor(kind: CollectiveKind, wanted: string | undefined, author: Person | undefined): string {
  const names = namesSpokenFor(kind, author);
  const [only, ...others] = names;
  if (only === undefined || (wanted !== undefined && !names.includes(wanted))) throw new Refusal('NotSpeakingForError', { kind, names });
  if (wanted === undefined && others.length > 0) throw new Refusal('OnBehalfOfUnclearError', { names });
  return wanted ?? only;
}
