import { contentionError } from '#core/contracts/workflow-errors.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { whyOf } from '#core/plan/try-line.ts';
import type { Directory } from '#core/directory/directory.ts';
import { decideBringIn } from './bring-in.ts';
import { importCommandId } from '#core/import/import-commands.ts';
import type { ImportLine, ProposalItem } from '#core/import/import-line.ts';
import type { ImportResult } from '#core/import/import-log.ts';
import { actorIn } from './running-import.ts';
import type { RunImportDependencies, RunningImport } from './running-import.ts';

const LINES_AT_ONCE = 8;

/** Brings proposals in, each as one commit of its own case. Brought in before, it is found in its log. */
export async function runProposals(
  dependencies: RunImportDependencies,
  running: RunningImport,
  lines: readonly ImportLine[],
): Promise<ImportResult[]> {
  const proposals = lines.flatMap(({ item, ...line }) => (item.kind === 'proposal' ? [{ ...line, item }] : []));
  if (proposals.length === 0) return [];
  const directory = await dependencies.cases.directories.read(running.body);
  const results: ImportResult[] = [];
  await dependencies.eachOf(proposals, LINES_AT_ONCE, async (one) => {
    results.push(await runProposal(dependencies, { ...running, directory }, one));
  });
  return results;
}

type ProposalLine = Omit<ImportLine, 'item'> & { readonly item: ProposalItem };

async function runProposal(
  { cases, registers }: RunImportDependencies,
  running: RunningImport & { readonly directory: Directory },
  { line, row, item }: ProposalLine,
): Promise<ImportResult> {
  const { body, importId, directory } = running;
  const { proposalId, caseNumber } = item;
  const commandId = importCommandId(importId, line);
  const found = await cases.read(body, proposalId);
  const isOurs = found.commits.some((commit) => commit.commandId === commandId);
  if (isOurs) return { outcome: 'done', line, proposalId };
  if (found.state !== undefined) return { outcome: 'same', line };
  try {
    if (caseNumber !== undefined) {
      const owner = await registers.broughtFor(body, caseNumber.series, caseNumber.number);
      if (owner !== proposalId) throw new Refusal('ImportNumberTakenError', { number: caseNumber.text });
    }
    const { commit } = await cases.give(body, proposalId, {
      commandId,
      command: 'import-proposal',
      request: canonicalJson({ ...item, row }),
      found,
      decide: (state, rules) => ({
        actor: actorIn(running),
        // Another file with the same proposal was faster.
        events: state === undefined ? decideBringIn(item, { importId, row }, { ...rules, actorId: item.authorId, directory }) : [],
      }),
    });
    return commit === undefined ? { outcome: 'same', line } : { outcome: 'done', line, proposalId };
  } catch (error) {
    // Too busy is no reason to leave anything out: the step is tried again.
    if (!(error instanceof Refusal) || error.name === contentionError) throw error;
    return { outcome: 'left-out', line, why: whyOf(error) };
  }
}
