import { dateTerm } from '#core/calendar/date-term.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { DispatchListFacts } from '#core/letters/compose-notice.ts';
import { proposerText } from '#core/letters/proposer-text.ts';
import { isPossible } from '#core/plan/plan-line.ts';
import type { PossibleLine } from '#core/plan/plan-line.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import { sessionOf } from '#functions/platform/http/dispatch-notice-body.ts';

/** What a plan gives or gave, line by line, to all or to one unit; what was taken back, left out or refused is not in it. */
export function dispatchListFacts(
  plan: SealedPlan,
  directory: Directory,
  unitId?: string,
): Pick<DispatchListFacts, 'session' | 'unit' | 'units' | 'proposals'> {
  const lines =
    plan.over?.how === 'cancelled'
      ? []
      : plan.lines.flatMap((line, index) => (isGiven(plan, index + 1) && isPossible(line) && isOf(line, unitId) ? [line] : []));
  const units = new Set(lines.flatMap(({ shown }) => shown.assigns.map(({ unitId }) => unitId)));
  return {
    session: sessionOf(lines, { directory }).session ?? '',
    ...(unitId === undefined ? {} : { unit: directory.units.get(unitId)?.name ?? unitId }),
    units: units.size,
    proposals: lines.map((line) => proposalOf(line, directory, unitId)),
  };
}

function isGiven({ cancelled, results }: SealedPlan, n: number): boolean {
  return !cancelled.has(n) && results.get(n)?.outcome !== 'left-out';
}

function isOf({ shown: { assigns } }: PossibleLine, unitId: string | undefined): boolean {
  return unitId === undefined || assigns.some((one) => one.unitId === unitId);
}

function proposalOf(
  { caseNumber = '', title = '', proposers, shown }: PossibleLine,
  directory: Directory,
  unitId: string | undefined,
): DispatchListFacts['proposals'][number] {
  const unitsAs = (role: 'lead' | 'co-handler'): string[] =>
    shown.assigns.flatMap((one) => (one.role === role ? [directory.units.get(one.unitId)?.name ?? one.unitId] : []));
  const author = proposers === undefined ? undefined : { name: directory.people.get(proposers.authorId)?.name ?? proposers.authorId };
  return {
    caseNumber,
    title,
    proposer: proposers === undefined || author === undefined ? '' : proposerText({ author, ...proposers }),
    lead: unitsAs('lead').join('、'),
    coHandlers: unitsAs('co-handler'),
    due: shown.clocks.flatMap((clock) => (isShown(clock, unitId) ? [dateTerm(clock.deadline.dueOn).zh] : [])).join('；'),
  };
}

/** To all the day of the answer, to a unit the day of what it owes. */
function isShown({ kind, holder }: PossibleLine['shown']['clocks'][number], unitId: string | undefined): boolean {
  return unitId === undefined ? kind === 'reply' : kind !== 'sign-for' && 'unitId' in holder && holder.unitId === unitId;
}
