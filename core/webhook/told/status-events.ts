import type { CommitOf } from '#core/ledger/commit.ts';
import { assignmentsOf, isNumbered, isSubmitted } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import type { StatusData } from './event-data.ts';
import type { StatusType } from './event-types.ts';
import { proposalStatus } from './proposal-status.ts';
import type { ToldCase } from './proposal-status.ts';
import { statusStep } from './status-steps.ts';
import type { StatusStep } from './status-steps.ts';
import { toldStatus } from './told-status.ts';
import { toldVersion } from './told-version.ts';
import type { DataVersion } from './told-version.ts';

/** A change of status as the world outside is told it: ids, codes and instants, no name and no text. */
export interface StatusEvent {
  /** `<proposal>-<sequence>`: the same for ever, without a dot. */
  readonly id: string;
  readonly type: StatusType;
  /** Instant of the commit. */
  readonly time: string;
  /** `data.sequence` as ten digits, so that text compares as number. */
  readonly sequence: string;
  readonly proposalId: string;
  /** Units that have or had a share by then, also one that was given to another since: for filters, and not told. */
  readonly unitIds: readonly string[];
  readonly data: StatusData;
}

export interface WhichProposal {
  readonly body: string;
  readonly proposalId: string;
}

/** Its schema decides what it tells. */
type ToldCommit = Pick<CommitOf<CaseEvent>, 'at' | 'events' | 'actor' | 'schema'>;

/**
 * Every change of status in a proposal's log, in order, numbered 1, 2, 3 … without gaps: the same log gives the same list,
 * byte for byte, and a longer log the same list with more behind it. A commit is one change in the ledger, so the `status`
 * of each of its events is the one after the whole commit; `from` and `to` are the single event's. What a commit tells is
 * decided by its schema: what was done under an older one is told as it was then, by every release.
 */
export function statusEvents(which: WhichProposal, commits: readonly ToldCommit[]): StatusEvent[] {
  const log = caseLog(which.proposalId);
  const told: StatusEvent[] = [];
  const units = new Set<string>();
  let proposal: Case | undefined;
  for (const { at, events, actor: by, schema } of commits) {
    const steps: StatusStep[] = [];
    for (const event of events) {
      const step = statusStep(proposal, event, schema);
      if (step !== undefined) steps.push(step);
      proposal = log.apply(proposal, event, { at, by });
    }
    if (proposal === undefined || !isSubmitted(proposal)) continue;
    for (const { unitId } of assignmentsOf(proposal)) units.add(unitId);
    told.push(...eventsOf(which, steps, { after: proposal, at, version: toldVersion(schema), told: told.length, unitIds: [...units] }));
  }
  return told;
}

interface Commitment {
  /** The case after the commit. */
  readonly after: ToldCase;
  readonly at: string;
  readonly version: DataVersion;
  /** Events told of before it. */
  readonly told: number;
  readonly unitIds: readonly string[];
}

function eventsOf(which: WhichProposal, steps: readonly StatusStep[], { after, at, version, told, unitIds }: Commitment): StatusEvent[] {
  const moves = steps.flatMap((step, index) => {
    const move = moveOf(step, steps.slice(index + 1), after);
    return move === undefined ? [] : [{ ...step, move }];
  });
  if (moves.length === 0) return [];
  const status = proposalStatus(after, at, version);
  return moves.map(({ type, codes, move }, index) => {
    const sequence = told + index + 1;
    return {
      id: `${which.proposalId}-${padded(sequence)}`,
      type,
      time: at,
      sequence: padded(sequence),
      proposalId: which.proposalId,
      unitIds,
      data: {
        ...codes,
        schema: version,
        ...which,
        ...(isNumbered(after) ? { caseNumber: after.caseNumber } : {}),
        sequence,
        ...move,
        status,
      },
    };
  });
}

/** From where to where, of what: it ends where the commit's next step of the same thing begins, or where the commit ends. */
function moveOf(step: StatusStep, later: readonly StatusStep[], after: ToldCase) {
  if (step.of === 'case') {
    const next = later.find((one) => one.of === 'case');
    return { from: step.from, to: next?.from ?? after.stage.name, ...step.about };
  }
  const share = assignmentsOf(after).find(({ id }) => id === step.assignmentId);
  if (share === undefined) return undefined;
  const next = later.find((one) => one.of === 'share' && one.assignmentId === share.id);
  const to = next?.of === 'share' ? next.from : null;
  return { from: step.from, to: to ?? toldStatus(share.status), assignmentId: share.id, unitId: share.unitId };
}

function padded(sequence: number): string {
  return String(sequence).padStart(10, '0');
}
