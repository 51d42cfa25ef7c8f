import type { Import } from '#core/import/import-log.ts';
import type { RunImportDependencies } from './running-import.ts';
import { seriesOf } from '#core/import/check/against-others.ts';
import type { ImportLine } from '#core/import/import-line.ts';

/** Takes the numbers of a file into their registers before any of its proposals is filed: from then on nobody else is given one. */
export async function bringNumbers(
  { store, registers, cases }: Pick<RunImportDependencies, 'store' | 'registers' | 'cases'>,
  { body, importId }: { readonly body: string; readonly importId: string },
  { kind, parts }: Import,
): Promise<void> {
  if (kind !== 'proposals') return;
  const lines: ImportLine[] = [];
  for (const part of parts.keys()) lines.push(...(await store.part(body, importId, part)));
  const { policy } = await cases.rules(body);
  for (const series of seriesOf(lines)) {
    const numbers = lines.flatMap(({ item }) =>
      item.kind === 'proposal' && item.caseNumber?.series === series ? [{ number: item.caseNumber.number, owner: item.proposalId }] : [],
    );
    await registers.bring({ body, series, key: importId, numbers, policyVersion: policy.version });
  }
}
