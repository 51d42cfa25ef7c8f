import type { Cases } from '#core/case/cases.ts';
import type { FoldedCase } from '#core/case/case-logs.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';

// As many as one connection pool of the SDK holds comfortably.
const AT_ONCE = 24;

/** The cases of these lines as they are now, in their order; one that is named twice is read once. */
export async function readTogether(
  cases: Pick<Cases, 'read'>,
  body: string,
  lines: readonly { readonly proposalId: string }[],
): Promise<FoldedCase[]> {
  const found = new Map<string, FoldedCase>();
  const ids = new Set(lines.map(({ proposalId }) => proposalId));
  await inTurns(ids, AT_ONCE, async (id) => {
    found.set(id, await cases.read(body, id));
  });
  return lines.flatMap(({ proposalId }) => found.get(proposalId) ?? []);
}
