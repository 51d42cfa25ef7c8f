import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { Clock } from './clock.ts';

/**
 * Whom `office` and `leader` told by commits before schema 4: the office of its own clocks too. What such a commit calls for is for ever
 * what it was, so that a notice of it that still waits goes to whom it was for.
 */
export function olderAudience({ kind }: Clock, action: 'office' | 'leader', directory: Directory): readonly Person[] {
  const isCommittees = clocks[kind].watchedBy === 'committee';
  if (action === 'office') return peopleWithRole(directory, isCommittees ? 'committee-head' : 'dispatcher');
  const inOrder = isCommittees
    ? (['committee-head', 'supervisor', 'committee-clerk'] as const)
    : (['supervisor', 'dispatcher', 'committee-head'] as const);
  return inOrder.flatMap((role) => peopleWithRole(directory, role)).slice(0, 1);
}
