import { caseLog } from '#core/case/log/case-log.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import type { Case } from '#core/case/case.ts';
import type { Look } from './look.ts';

export interface SeenCase extends FoldedCase {
  readonly state: Case;
}

/**
 * The case as far as the reader may follow it: to the end, but for a unit that has no assignment any more up to the event that ended
 * its last one (退办获准、收回). What came afterwards, in the same commit too, is none of its affair.
 */
export function asFarAsSeen(found: SeenCase, { eyes, unitId }: Look): SeenCase {
  if (unitId === undefined || eyes.some((eye) => eye !== 'former')) return found;
  const end = endOf(found.commits, unitId);
  const last = found.commits[end.commit];
  if (last === undefined) return found;
  const commits = [...found.commits.slice(0, end.commit), { ...last, events: last.events.slice(0, end.event + 1) }];
  const log = caseLog(found.state.id);
  let state: Case | undefined;
  for (const commit of commits) state = applyCommit(log, state, commit);
  return { ...found, commits, stored: found.stored.slice(0, commits.length), seq: commits.length, state: state ?? found.state };
}

/** Where the last share that the unit held itself was given back or taken back. */
function endOf(commits: FoldedCase['commits'], unitId: string): { readonly commit: number; readonly event: number } {
  const held = new Map<string, string>();
  let end = { commit: -1, event: -1 };
  for (const [commit, { events }] of commits.entries()) {
    for (const [index, event] of events.entries()) {
      if (event.type === 'UnitAssigned' || event.type === 'AssignmentReassigned') held.set(event.assignmentId, event.unitId);
      const isEnd = event.type === 'ReturnGranted' || event.type === 'AssignmentRecalled';
      if (isEnd && held.get(event.assignmentId) === unitId) end = { commit, event: index };
    }
  }
  return end;
}
