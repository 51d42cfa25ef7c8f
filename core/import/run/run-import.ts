import type * as z from 'zod';
import type { runImportResultSchema, runImportStepSchema } from '#core/contracts/workflow.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { importerRole } from '#core/import/decide-import.ts';
import type { ImportLine } from '#core/import/import-line.ts';
import { partsLeft } from '#core/import/import-log.ts';
import type { Import, ImportResult } from '#core/import/import-log.ts';
import { bringNumbers } from './bring-numbers.ts';
import { runEntries } from './run-entries.ts';
import { runProposals } from './run-proposals.ts';
import type { RunImportDependencies, RunningImport } from './running-import.ts';

/** A step came too early: before its lines were on record, or after they went. It is tried again. */
class ImportStepError extends Error {
  override readonly name = 'ImportStepError';
  constructor(importId: string, why: string) {
    super(`${importId}: ${why}`);
  }
}

type Step = z.output<typeof runImportStepSchema>;
type Result = z.input<typeof runImportResultSchema>;

const nothing: Result = { chunks: [] };

/**
 * A step of an import's run. Each may be lost, doubled or killed half-way and run again: what it does is found by its name.
 * @throws Refusal `TooMuchContentionError` when a log is busier than the retries allow; run it again.
 */
export async function runImport(dependencies: RunImportDependencies, step: Step): Promise<Result> {
  const { body, importId } = step.execution;
  const { state } = await dependencies.imports.read(body, importId);
  if (state?.run === undefined || state.finishedAt !== undefined) return nothing;
  switch (step.act) {
    case 'begin':
      await bringNumbers(dependencies, { body, importId }, state);
      return { chunks: partsLeft(state).map((part) => ({ part })) };
    case 'part':
      await runPart(dependencies, step, state, step.part);
      return nothing;
    case 'finish':
      if (partsLeft(state).length > 0) throw new ImportStepError(importId, 'not all run');
      await dependencies.imports.giveAsSystem(body, importId, `finish:${importId}`, () => [{ type: 'ImportFinished' }]);
      await dependencies.imports.close(body, importId);
      return nothing;
  }
}

async function runPart(dependencies: RunImportDependencies, { execution }: Step, found: Import, part: number): Promise<void> {
  const { imports, store, cases } = dependencies;
  const { body, importId } = execution;
  if (!partsLeft(found).includes(part)) return;
  const lines = (await store.part(body, importId, part)).filter(({ line }) => !found.results.has(line));
  if (lines.length === 0) throw new ImportStepError(importId, `the lines of part ${part} are gone`);
  const { people } = await cases.directories.read(body);
  const person = people.get(found.by.personId);
  const role = person?.active === true ? importerRole(person.roles, found.kind) : undefined;
  // Whoever lost the right meanwhile brings nothing more in.
  const results =
    person === undefined || role === undefined ? leftOut(lines) : await resultsOf(dependencies, { body, importId, person, role }, lines);
  const commandId = `part:${importId}:${results.map(({ line }) => line).join('.')}`;
  await imports.give(body, importId, {
    commandId,
    command: 'run-import',
    request: commandId,
    decide: (now) => {
      const fresh = results.filter(({ line }) => now?.results.has(line) !== true);
      return { actor: systemActor, events: fresh.length === 0 ? [] : [{ type: 'ImportLinesRun', results: fresh }] };
    },
  });
}

async function resultsOf(
  dependencies: RunImportDependencies,
  running: RunningImport,
  lines: readonly ImportLine[],
): Promise<ImportResult[]> {
  const results = [...(await runEntries(dependencies, running, lines)), ...(await runProposals(dependencies, running, lines))];
  return results.toSorted((a, b) => a.line - b.line);
}

function leftOut(lines: readonly ImportLine[]): ImportResult[] {
  const { name, facts } = new Refusal('NotAllowedError', { command: 'import' });
  return lines.map(({ line }) => ({ outcome: 'left-out', line, why: { name, facts: { command: String(facts['command']) } } }));
}
