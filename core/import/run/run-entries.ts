import { decideEntries } from '#core/directory/decide-directory.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { contentionError } from '#core/contracts/workflow-errors.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { whyOf } from '#core/plan/try-line.ts';
import { entriesOf } from '#core/import/check/check-entries.ts';
import { importCommandId } from '#core/import/import-commands.ts';
import type { ImportItem, ImportLine } from '#core/import/import-line.ts';
import type { ImportResult } from '#core/import/import-log.ts';
import { actorIn } from './running-import.ts';
import type { RunImportDependencies, RunningImport } from './running-import.ts';

type EntryLine = Omit<ImportLine, 'item'> & { readonly item: Exclude<ImportItem, { readonly kind: 'proposal' }> };

/** Records units and people: all of a part in one commit, or each by itself where the directory refuses one of them. */
export async function runEntries(
  dependencies: RunImportDependencies,
  running: RunningImport,
  lines: readonly ImportLine[],
): Promise<ImportResult[]> {
  const entries = lines.flatMap(({ item, ...line }) => (item.kind === 'proposal' ? [] : [{ ...line, item }]));
  const [first] = entries;
  if (first === undefined) return [];
  if (await record(dependencies, running, entries, 'ask')) return entries.map(({ line }) => ({ outcome: 'done', line }));
  const results: ImportResult[] = [];
  for (const entry of entries) {
    try {
      await record(dependencies, running, [entry], 'throw');
      results.push({ outcome: 'done', line: entry.line });
    } catch (error) {
      if (!(error instanceof Refusal) || error.name === contentionError) throw error;
      results.push({ outcome: 'left-out', line: entry.line, why: whyOf(error) });
    }
  }
  return results;
}

/** @param refused what to do where the directory refuses them: say so (`false`), or throw what it says */
async function record(
  { cases }: RunImportDependencies,
  running: RunningImport,
  lines: readonly EntryLine[],
  refused: 'ask' | 'throw',
): Promise<boolean> {
  const { body, importId } = running;
  const { policy } = await cases.rules(body);
  const numbers = lines.map(({ line }) => line).join('.');
  try {
    await cases.directories.give(body, {
      commandId: `${importCommandId(importId, lines[0]?.line ?? 0)}:${numbers}`,
      command: 'record-directory',
      request: numbers,
      policyVersion: policy.version,
      decide: (directory = emptyDirectory) => ({
        actor: actorIn(running),
        events: decideEntries(directory, entriesOf(lines.map(({ item }) => item))),
      }),
    });
    return true;
  } catch (error) {
    if (refused === 'throw' || !(error instanceof Refusal) || error.name === contentionError) throw error;
    return false;
  }
}
