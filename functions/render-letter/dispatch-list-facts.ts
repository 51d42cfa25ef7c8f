import { dateTerm } from '#core/calendar/date-term.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { DispatchListFacts } from '#core/letters/compose-notice.ts';
import { proposerText } from '#core/letters/proposer-text.ts';
import { isPossible } from '#core/plan/plan-line.ts';
import type { PossibleLine } from '#core/plan/plan-line.ts';
import type { SealedPlan } from '#core/plan/plan.ts';
import { sessionOf } from '#functions/platform/http/dispatch-notice-body.ts';

/** What a plan gives or gave, line by line; what was taken back, left out or refused is not in it. */
export function dispatchListFacts(plan: SealedPlan, directory: Directory): Pick<DispatchListFacts, 'session' | 'units' | 'proposals'> {
  const lines =
    plan.over?.how === 'cancelled' ? [] : plan.lines.flatMap((line, index) => (isGiven(plan, index + 1) && isPossible(line) ? [line] : []));
  const units = new Set(lines.flatMap(({ shown }) => shown.assigns.map(({ unitId }) => unitId)));
  return {
    session: sessionOf(lines, { directory }).session ?? '',
    units: units.size,
    proposals: lines.map((line) => proposalOf(line, directory)),
  };
}

function isGiven({ cancelled, results }: SealedPlan, n: number): boolean {
  return !cancelled.has(n) && results.get(n)?.outcome !== 'left-out';
}

function proposalOf(
  { caseNumber = '', title = '', proposers, shown }: PossibleLine,
  directory: Directory,
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
    due: shown.clocks.flatMap(({ kind, deadline }) => (kind === 'reply' ? [dateTerm(deadline.dueOn).zh] : [])).join('；'),
  };
}
