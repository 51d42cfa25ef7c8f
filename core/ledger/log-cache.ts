import { applyCommit } from './append-command.ts';
import type { LogKind } from './append-command.ts';
import type { Ledger } from './ledger.ts';

/** A log folded up to `seq`. */
interface KeptLog<S> {
  /** The same object as long as nothing was appended. */
  readonly state: S | undefined;
  readonly seq: number;
}

/** Logs of one kind, each folded once and then only asked for its tail. */
export interface LogCache<S> {
  /** As the log is now: reads what was appended since the last time. */
  fresh(pk: string): Promise<KeptLog<S>>;
  /** As it was at most so many milliseconds ago: where that harms nobody, it costs no read. */
  recent(pk: string, maxAge: number): Promise<KeptLog<S>>;
}

/**
 * Keeps what logs add up to. Commits never change, so what is kept is never wrong, only short. For the few logs everybody needs
 * (directory, policies, calendars): nothing is ever put out.
 */
export function logCache<S, E>(kind: LogKind<S, E>, ledger: Pick<Ledger, 'read'>, now: () => string): LogCache<S> {
  const kept = new Map<string, KeptLog<S>>();
  const readings = new Map<string, Reading<S>>();

  const readOn = async (pk: string): Promise<KeptLog<S>> => {
    const known = kept.get(pk) ?? { state: undefined, seq: 0 };
    const grown = foldOn(kind, known, await ledger.read(pk, known.seq));
    const latest = kept.get(pk) ?? known;
    // Another read of the same log may have got further meanwhile.
    const further = grown.seq > latest.seq ? grown : latest;
    kept.set(pk, further);
    return further;
  };
  const fresh = (pk: string): Promise<KeptLog<S>> => {
    const reading = { begunAt: Date.parse(now()), log: readOn(pk) };
    readings.set(pk, reading);
    // What failed is no answer to anybody who comes later.
    reading.log.catch(() => {
      if (readings.get(pk) === reading) readings.delete(pk);
    });
    return reading.log;
  };
  return {
    fresh,
    recent: (pk, maxAge) => {
      const last = readings.get(pk);
      const age = last === undefined ? -1 : Date.parse(now()) - last.begunAt;
      // A clock that was set back says nothing about the age.
      return last !== undefined && age >= 0 && age <= maxAge ? last.log.then((log) => kept.get(pk) ?? log) : fresh(pk);
    },
  };
}

interface Reading<S> {
  readonly begunAt: number;
  readonly log: Promise<KeptLog<S>>;
}

function foldOn<S, E>(kind: LogKind<S, E>, known: KeptLog<S>, tail: Awaited<ReturnType<Ledger['read']>>): KeptLog<S> {
  if (tail.length === 0) return known;
  let { state } = known;
  for (const commit of tail) state = applyCommit(kind, state, { ...commit, events: kind.readEvents(commit) });
  return { state, seq: known.seq + tail.length };
}
