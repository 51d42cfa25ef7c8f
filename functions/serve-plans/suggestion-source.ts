import { canReceive } from '#core/case/assign-units.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { StoredSketch, ViewReader } from '#core/ports/view-reader.ts';
import { readFigures } from '#core/statistics/stored-figures.ts';
import { readSketch } from '#core/suggest/case-sketch.ts';
import type { Receiver } from '#core/suggest/suggester.ts';
import { SuggestionMemory } from '#core/suggest/suggestion-memory.ts';
import type { RememberedCase } from '#core/suggest/suggestion-memory.ts';

interface Learnt {
  readonly memory: SuggestionMemory;
  readonly inHand: ReadonlyMap<string, number>;
  readonly readAt: number;
}

// As long as a dispatcher may wait for what another one did to count.
const KEPT_MS = 15_000;
// A session's index takes some tens of megabytes.
const MOST_KEPT = 2;

const kept = new WeakMap<ViewReader, Map<string, Learnt>>();

/** What suggestions go by: former cases of all sessions, learnt in the order of their dispatch, and what units have in hand. */
export async function suggestionSource(
  reader: ViewReader,
  { body, directory }: { readonly body: string; readonly directory: Directory },
  session: string,
): Promise<{ readonly memory: SuggestionMemory; readonly receivers: readonly Receiver[] }> {
  const bodies = kept.get(reader) ?? new Map<string, Learnt>();
  kept.set(reader, bodies);
  const key = `${body} ${session}`;
  const known = bodies.get(key);
  const isFresh = known !== undefined && Date.now() - known.readAt < KEPT_MS;
  const learnt = isFresh ? known : await learn(reader, { body, directory, session }, known?.memory ?? new SuggestionMemory());
  bodies.delete(key);
  bodies.set(key, learnt);
  for (const old of [...bodies.keys()].slice(0, -MOST_KEPT)) bodies.delete(old);
  return { memory: learnt.memory, receivers: receiversOf(directory, learnt.inHand) };
}

interface Asked {
  readonly body: string;
  readonly directory: Directory;
  readonly session: string;
}

async function learn(reader: ViewReader, { body, directory, session }: Asked, memory: SuggestionMemory): Promise<Learnt> {
  const cases: RememberedCase[] = [];
  const inHand = new Map<string, number>();
  for (const stored of await reader.sketches(body, [...directory.sessions.keys()])) {
    const { former, open } = read(stored);
    if (former !== undefined) cases.push({ ...former, counts: stored.session === session });
    for (const unitId of open) inHand.set(unitId, (inHand.get(unitId) ?? 0) + 1);
  }
  memory.learn(cases, receiversOf(directory, new Map()));
  return { memory, inHand, readAt: Date.now() };
}

function read({ proposalId, sketch, figures }: StoredSketch) {
  const counted = figures === undefined ? undefined : readFigures(figures);
  const open = new Set(counted?.shares.filter(({ status }) => status === 'open').map(({ unitId }) => unitId));
  return { former: readSketch(proposalId, sketch, counted), open };
}

function receiversOf(directory: Directory, inHand: ReadonlyMap<string, number>): Receiver[] {
  return [...directory.units.values()]
    .filter(({ id }) => canReceive(id, directory))
    .map(({ id, duties = [], capacity }) => ({
      id,
      duties,
      inHand: inHand.get(id) ?? 0,
      ...(capacity === undefined ? {} : { capacity }),
    }));
}
