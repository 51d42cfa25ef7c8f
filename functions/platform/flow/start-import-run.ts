import type { ImportExecution } from '#core/contracts/workflow.ts';
import type { Imports } from '#core/import/imports.ts';
import type { ImportRuns } from '#core/ports/workflows.ts';

interface ImportRunDependencies {
  readonly imports: Pick<Imports, 'read'>;
  readonly importRuns: ImportRuns;
}

interface WhichImport {
  readonly body: string;
  readonly importId: string;
}

/** The run that an import waits for; `undefined` where none was asked for, or it is over. */
export async function importOwed(
  { imports }: Pick<ImportRunDependencies, 'imports'>,
  { body, importId }: WhichImport,
): Promise<ImportExecution | undefined> {
  const { state } = await imports.read(body, importId);
  return state?.run === undefined || state.finishedAt !== undefined ? undefined : { body, importId, epoch: 1 };
}

/** Starts the run that was asked for; a name that ran before is not started again. */
export async function startImportRun(dependencies: ImportRunDependencies, which: WhichImport): Promise<void> {
  const execution = await importOwed(dependencies, which);
  if (execution !== undefined) await dependencies.importRuns.start(execution);
}
