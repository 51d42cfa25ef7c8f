import { collectiveKinds } from '#core/directory/directory.ts';
import type { Person } from '#core/directory/directory.ts';
import type { Content } from './content.ts';

export type CollectiveKind = (typeof collectiveKinds)[number];

/** For whom of a kind a member may write. */
export function namesSpokenFor(kind: Content['kind'], author: Pick<Person, 'speaksFor'> | undefined): string[] {
  return [...new Set((author?.speaksFor ?? []).flatMap((one) => (one.kind === kind ? [one.name] : [])))];
}

/** Whether proposals of the kind are made in the name of others (集体提案). */
export function isCollective(kind: Content['kind']): kind is CollectiveKind {
  return collectiveKinds.some((one) => one === kind);
}
