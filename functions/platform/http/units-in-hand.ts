import type { Directory } from '#core/directory/directory.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';

const MOST_TASKS = 1000;
const AT_ONCE = 8;

/** How many cases units have in hand, those with a capacity unless others are named: cases whose clocks run on their desks. */
export async function unitsInHand(
  reader: Pick<ViewReader, 'dueOnDesk'>,
  body: string,
  { units }: Directory,
  which = [...units.values()].filter(({ capacity }) => capacity !== undefined),
): Promise<Map<string, number>> {
  const inHand = new Map<string, number>();
  await inTurns(which, AT_ONCE, async ({ id }) => {
    const tasks = await reader.dueOnDesk(body, { unitId: id }, { after: '', before: '~', limit: MOST_TASKS });
    inHand.set(id, new Set(tasks.map(({ proposalId }) => proposalId)).size);
  });
  return inHand;
}
