import type { CaseLine, Role } from '../../api/contract.ts';

type Stage = CaseLine['stage'];

/** Where cases are that a role waits for, in the order in which it asks for them: of members all that is under way. */
export const awaitedStages: Readonly<Record<Role, readonly (Stage | 'any')[]>> = {
  member: ['any'],
  'committee-clerk': ['in-revision', 'awaiting-dispatch'],
  'committee-head': ['in-revision', 'awaiting-dispatch'],
  dispatcher: ['in-handling', 'awaiting-feedback'],
  supervisor: ['in-handling', 'in-consultation'],
  'unit-clerk': ['in-handling', 'awaiting-feedback'],
  'unit-leader': ['in-handling', 'awaiting-feedback'],
  auditor: [],
  administrator: [],
};

const ended: readonly Stage[] = ['closed', 'declined', 'withdrawn', 'draft'];

/** The cases that lie with others: under way, and not among those that wait for the reader. */
export function withOthers(lines: readonly CaseLine[], mine: ReadonlySet<string>): readonly CaseLine[] {
  return lines.filter(({ id, stage }) => !ended.includes(stage) && !mine.has(id));
}
