import type { Cases } from '#core/case/log/cases.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';

/** The cases of these lines as they are now, in their order; one that is named twice is read once. */
export async function readTogether(
  cases: Pick<Cases, 'readTogether'>,
  body: string,
  lines: readonly { readonly proposalId: string }[],
): Promise<FoldedCase[]> {
  const ids = [...new Set(lines.map(({ proposalId }) => proposalId))];
  const read = await cases.readTogether(body, ids);
  const found = new Map(ids.map((id, index) => [id, read[index]] as const));
  return lines.flatMap(({ proposalId }) => found.get(proposalId) ?? []);
}
