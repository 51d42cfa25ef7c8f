import type { Carried } from '#core/ledger/give-command.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { isIn, isNumbered } from './case.ts';
import type { Case } from './case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { giveAsPerson } from '#core/case/log/give-as-person.ts';
import type { Asking, PersonsCommand } from '#core/case/log/give-as-person.ts';
import { takenInto } from './taken-into.ts';

type Giving = Pick<Cases, 'read' | 'giveAsSystem'>;
type Which = { readonly body: string; readonly proposalId: string };

/**
 * A person's `merge` or `undo-merge`: decided on the log of the proposal that goes along, by what the leading one is like at that
 * moment; then the leading one is told. Who dies in between leaves it to the reconciler.
 * @throws Refusal of `giveAsPerson`
 */
export async function giveMerge(cases: Cases, asking: Asking, command: PersonsCommand, into: string): Promise<Carried<Case, CaseEvent>> {
  const { body } = asking;
  const { state: leading } = await cases.read(body, into);
  const given = await giveAsPerson(cases, asking, { ...command, leading });
  await settleMerge(cases, { body, proposalId: command.proposalId }, [into]);
  return given;
}

/**
 * Makes two logs agree on what the one that goes along says: the leading one knows of it, those that it leads close with it. Everything
 * is found again under its name, so this may be done at any time and twice. `formerly` names proposals it may have gone along with.
 */
export async function settleMerge(cases: Giving, { body, proposalId }: Which, formerly: readonly string[] = []): Promise<void> {
  const { state: found } = await cases.read(body, proposalId);
  if (found === undefined || !isNumbered(found)) return;
  const { mergedInto, takenIn = [] } = found;
  if (mergedInto !== undefined) await join(cases, { body, proposalId }, mergedInto);
  for (const leadId of formerly) if (leadId !== mergedInto?.proposalId) await part(cases, { body, proposalId: leadId }, proposalId);
  for (const other of takenIn) {
    const { state } = await cases.read(body, other.proposalId);
    const stays = state !== undefined && isNumbered(state) && state.mergedInto?.proposalId === proposalId;
    if (!stays) await part(cases, { body, proposalId }, other.proposalId);
    else if (isIn(found, 'closed')) await close(cases, { body, proposalId: other.proposalId }, found.stage.outcome);
  }
}

async function join(
  cases: Giving,
  { body, proposalId }: Which,
  { proposalId: leadId, at }: { proposalId: string; at: string },
): Promise<void> {
  const { state: found } = await cases.read(body, proposalId);
  if (found === undefined || !isNumbered(found)) return;
  const { state: leading } = await cases.giveAsSystem(body, leadId, {
    commandId: `take-in:${proposalId}:${at}`,
    command: 'take-in',
    decide: (lead) => (isNumbered(lead) && !takes(lead, proposalId) ? [takenInto(lead, found)] : []),
  });
  if (leading !== undefined && isIn(leading, 'closed')) await close(cases, { body, proposalId }, leading.stage.outcome);
}

function takes(lead: Case, proposalId: string): boolean {
  return isNumbered(lead) && (lead.takenIn ?? []).some((one) => one.proposalId === proposalId);
}

async function part(cases: Giving, { body, proposalId }: Which, other: string): Promise<void> {
  const { state } = await cases.read(body, proposalId);
  if (state === undefined || !isNumbered(state) || !takes(state, other)) return;
  const since = state.takenIn?.find((one) => one.proposalId === other)?.at ?? '';
  await cases.giveAsSystem(body, proposalId, {
    commandId: `let-go:${other}:${since}`,
    command: 'let-go',
    decide: (lead) => (takes(lead, other) ? [{ type: 'ProposalLetGo', proposalId: other }] : []),
  });
}

async function close(
  cases: Giving,
  { body, proposalId }: Which,
  outcome: Extract<CaseEvent, { type: 'ProposalClosed' }>['outcome'],
): Promise<void> {
  await cases.giveAsSystem(body, proposalId, {
    commandId: 'close-with-leading',
    command: 'close',
    decide: (found) => (isIn(found, 'merged') ? [{ type: 'ProposalClosed', outcome }] : []),
  });
}
