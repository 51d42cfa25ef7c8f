import { Refusal } from '#core/errors/refusal.ts';
import type { Person } from './directory.ts';

/**
 * Whoever is told instead of these people must be in the directory, and the way from deputy to deputy must not lead back.
 * `people` is the directory with them in it. Somebody who left may stay a deputy: the way goes on behind them.
 * @throws Refusal `UnknownDeputyError` {personId, deputyId}; `DeputyRingError` {people}: the ring by ids, its first one twice
 */
export function checkDeputies(recorded: readonly Person[], people: ReadonlyMap<string, Person>): void {
  for (const { id, deputyId } of recorded) {
    if (deputyId === undefined) continue;
    if (!people.has(deputyId)) throw new Refusal('UnknownDeputyError', { personId: id, deputyId });
    const way = wayFrom(id, people);
    const last = way.at(-1);
    if (last !== undefined && way.indexOf(last) < way.length - 1) throw new Refusal('DeputyRingError', { people: way });
  }
}

/** The person, the deputy, the deputy's deputy …, up to the end or to the first who comes a second time. */
function wayFrom(id: string, people: ReadonlyMap<string, Person>): string[] {
  const way = [id];
  for (let next = people.get(id)?.deputyId; next !== undefined; next = people.get(next)?.deputyId) {
    const isRing = way.includes(next);
    way.push(next);
    if (isRing) break;
  }
  return way;
}
