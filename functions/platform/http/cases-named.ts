import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { inTurns } from './in-turns.ts';

const READS_AT_ONCE = 8;

/** These cases as they are now; ids without a log are left out. */
export async function casesNamed(cases: Pick<Cases, 'read'>, body: string, ids: Iterable<string>): Promise<Map<string, Case>> {
  const found = new Map<string, Case>();
  await inTurns(new Set(ids), READS_AT_ONCE, async (id) => {
    const { state } = await cases.read(body, id);
    if (state !== undefined) found.set(id, state);
  });
  return found;
}
