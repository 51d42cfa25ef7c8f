import { caseLog } from '#core/case/log/case-log.ts';
import { isIn } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { decide } from '#core/case/decide.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { parseCommand } from '#core/steps/commands.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { ProposalItem } from '#core/import/import-line.ts';

/** The row of a file that a case came from. */
export interface Origin {
  readonly importId: string;
  readonly row: number;
}

/**
 * A case that was begun elsewhere, as one commit: submitted as by its author, filed as by the committee, with the number that it has
 * already. Each by the rules that people's own commands have.
 * @throws Refusal as submitting and filing do
 */
export function decideBringIn(
  { proposalId, authorId, content, filed, caseNumber }: Omit<ProposalItem, 'kind'>,
  origin: Origin,
  context: DecideContext,
): CaseEvent[] {
  const submitted = decideNew(content, false, { ...context, actorId: authorId }).map((event): CaseEvent =>
    event.type === 'ProposalSubmitted' ? { ...event, origin } : event,
  );
  const found = folded(proposalId, submitted, context);
  if (!filed || found === undefined || !isIn(found, 'in-review')) return submitted;
  const taken = decide(found, parseCommand('file', {}), context);
  const number: CaseEvent[] = caseNumber === undefined ? [] : [{ type: 'CaseNumberAssigned', ...caseNumber }];
  return [...submitted, ...taken, ...number];
}

/** The case that these events make. */
function folded(proposalId: string, events: readonly CaseEvent[], { now }: DecideContext): Case | undefined {
  const { apply } = caseLog(proposalId);
  let found: Case | undefined;
  for (const event of events) found = apply(found, event, { at: now, by: systemActor });
  return found;
}
