import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { checkEntries } from '#core/import/check/check-entries.ts';
import { checkProposals } from '#core/import/check/check-proposals.ts';
import type { CheckedImport } from '#core/import/check/checked-import.ts';
import type { ImportKind } from '#core/import/import-kinds.ts';
import { adviceTerm } from '#core/import/terms.ts';
import { shown } from '#core/import/read/row-reader.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';
import type { Services } from './route.ts';

// As many as one connection pool of the SDK holds comfortably.
const AT_ONCE = 24;

interface FileToCheck {
  readonly body: string;
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly context: DecideContext;
}

/** Reads a file and tries it without effect. @throws Refusal for what is wrong with the file as a whole */
export async function checkFile(
  { cases, registers, sheets }: Services,
  { body, kind, bytes, context }: FileToCheck,
): Promise<CheckedImport> {
  const sheet = await sheets.read(bytes);
  const checked =
    kind === 'proposals'
      ? await checkProposals(sheet, { body, context, digest: sha256, readCases, readRegister: (series) => registers.read(body, series) })
      : checkEntries(kind, sheet, { directory: context.directory, digest: sha256 });
  const { unknown } = checked.headings;
  if (unknown.length === 0) return checked;
  const leftOut = adviceTerm('columns-left-out', { columns: unknown.map(shown).join('、') });
  return { ...checked, report: { ...checked.report, advice: [...checked.report.advice, leftOut] } };

  async function readCases(ids: readonly string[]): Promise<ReadonlyMap<string, FoldedCase>> {
    const found = new Map<string, FoldedCase>();
    await inTurns(new Set(ids), AT_ONCE, async (id) => {
      found.set(id, await cases.read(body, id));
    });
    return found;
  }
}
