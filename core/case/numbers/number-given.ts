import { localDate } from '#core/calendar/calendar-date.ts';
import { aloneNotice } from '#core/register/notice-owner.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Rules } from '#core/case/decide-context.ts';

/** Numbers that notices of one command are to have: of which year's register, for whom, printed how. */
export interface NumbersForNotices {
  readonly year: string;
  readonly pattern: string;
  readonly policyVersion: string;
  readonly owners: readonly string[];
}

/** What events give to units alone, as owners of notices; undefined where the policy numbers runs of plans only, or nothing is given. */
export function numbersForNotices(events: readonly CaseEvent[], found: Case, { now, policy }: Rules): NumbersForNotices | undefined {
  const { pattern, singly = false } = policy.dispatchNoticeNumber;
  const owners = singly ? events.flatMap((event) => ownerOf(event, found) ?? []) : [];
  if (owners.length === 0) return undefined;
  return { year: localDate(now, policy.timeZoneOffset).slice(0, 4), pattern, policyVersion: policy.version, owners };
}

/** The events with the number of each notice, as printed. */
export function withNumbers(events: readonly CaseEvent[], found: Case, printed: ReadonlyMap<string, string>): CaseEvent[] {
  return events.map((event) => {
    const notice = printed.get(ownerOf(event, found) ?? '');
    const gives = event.type === 'UnitAssigned' || event.type === 'AssignmentReassigned';
    return gives && notice !== undefined ? { ...event, notice } : event;
  });
}

/** A share that goes to its first, second … unit. */
function ownerOf(event: CaseEvent, found: Case): string | undefined {
  if (event.type !== 'UnitAssigned' && event.type !== 'AssignmentReassigned') return undefined;
  const { assignmentId } = event;
  const earlier = assignmentsOf(found).find(({ id }) => id === assignmentId)?.notices ?? [];
  return aloneNotice({ proposalId: found.id, assignmentId, nth: earlier.length + 1 });
}
