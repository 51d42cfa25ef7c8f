import type { Assignment } from '#core/assignment/assignment.ts';
import type { CommandName } from '#core/contracts/commands.ts';
import { isOpen } from '#core/clock/clock.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { assignmentsOf } from './proposal.ts';
import type { Proposal } from './proposal.ts';

/** Commands that some share of the case allows now. */
const byStatus = {
  'awaiting-sign-for': ['sign-for', 'request-return'],
  'return-requested': ['decide-return'],
  'in-handling': ['request-return'],
  'awaiting-letter-number': [],
  replied: [],
  'opinion-given': [],
  'opinion-lapsed': ['give-opinion'],
  returned: [],
} as const satisfies Record<string, readonly CommandName[]>;

const byStage = {
  draft: ['submit', 'withdraw'],
  'in-review': ['file', 'return-for-revision', 'decline', 'withdraw'],
  'in-revision': ['resubmit', 'withdraw'],
  'awaiting-number': [],
  'awaiting-dispatch': ['dispatch'],
  'in-handling': ['dispatch'],
  'awaiting-feedback': ['give-feedback'],
  'in-consultation': ['record-consultation'],
  closed: [],
  declined: [],
  withdrawn: [],
} as const satisfies Record<Proposal['stage'], readonly CommandName[]>;

/** A command that is possible now, and the share it would be given for where it concerns one. */
interface LegalCommand {
  readonly command: CommandName;
  readonly assignmentId?: string;
}

/** What the case and each of its shares allow now, whoever asks; the access table narrows it to a person. */
export function legalByShare(proposal: Proposal): LegalCommand[] {
  const shares = proposal.stage === 'awaiting-dispatch' || proposal.stage === 'in-handling' ? assignmentsOf(proposal) : [];
  const ofStage: readonly CommandName[] = isBeingAnswered(proposal) ? [] : byStage[proposal.stage];
  return [
    ...ofStage.map((command) => ({ command })),
    ...shares.flatMap((share) => legalForShare(share).map((command) => ({ command, assignmentId: share.id }))),
    // Whoever must act can be reminded of it, whatever the stage.
    ...(proposal.clocks.some(isOpen) ? [{ command: 'remind' } as const] : []),
  ];
}

function legalForShare({ status, role, round }: Assignment): readonly CommandName[] {
  if (status !== 'in-handling') return byStatus[status];
  // A redo round is the unit's own: there is nothing to return.
  const returns: readonly CommandName[] = round === 0 ? byStatus[status] : [];
  return [...returns, role === 'lead' ? 'issue-reply' : 'give-opinion'];
}

/** The commands the case allows now, each named once. */
export function legalCommands(proposal: Proposal): CommandName[] {
  return [...new Set(legalByShare(proposal).map(({ command }) => command))];
}

/** Between the reply's issue and its letter number: the handling is over, no unit can be added to it. */
export function isBeingAnswered(proposal: Proposal): boolean {
  return assignmentsOf(proposal).some(({ status }) => status === 'awaiting-letter-number');
}

/** The refusal of a command the stage does not allow, naming what would be legal. */
export function notLegal(command: CommandName, proposal: Proposal): Refusal {
  return new Refusal('CommandNotLegalError', { command, stage: proposal.stage, legal: legalCommands(proposal) });
}
