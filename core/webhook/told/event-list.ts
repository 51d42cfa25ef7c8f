/** One status event of a body, by where it stands: what it says is recomputed from the ledger. */
export interface ListedEvent {
  readonly proposalId: string;
  readonly sequence: number;
  /** `<listed at>#<proposal>#<sequence>`: an order that is total, so that a cursor can stand on it. */
  readonly dueKey: string;
}

/** Where events of a proposal that became known together stand in the list of their body's events: an item of the list table. */
export interface EventItem {
  readonly pk: string;
  /** `<listed at>#<proposal>#<sequence of the last>`: whoever stands behind one of them still finds the item. */
  readonly sk: string;
  /** The sequence of the first. */
  readonly first: number;
  /** What the key says too: filters cannot ask a key. Items of before lack it. */
  readonly proposalId: string;
}

/** The partition that lists a body's events: of the table, and, for events of before, of the index `byParty`. */
export const statusEventPartition = (body: string): string => `${body}#events`;

// Ten digits, so that text compares as number.
const padded = (sequence: number): string => String(sequence).padStart(10, '0');

/** Where an event stands in that list: it became known at `at`. */
export function parseStatusEventKey(dueKey: string): (ListedEvent & { readonly at: string }) | undefined {
  const [at, proposalId, sequence, ...more] = dueKey.split('#');
  if (at === undefined || proposalId === undefined || sequence === undefined || more.length > 0) return undefined;
  return { at, proposalId, sequence: Number(sequence), dueKey };
}

/** What tells where an event belongs. */
interface Located {
  readonly proposalId: string;
  readonly data: { readonly body: string; readonly sequence: number };
}

/** The item that lists events of one proposal, in their order, from `at` on; none for no events. */
export function eventItems(events: readonly Located[], at: string): EventItem[] {
  const [first, last] = [events.at(0), events.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { proposalId, data } = last;
  return [{ pk: statusEventPartition(data.body), sk: keyAt(at, proposalId, data.sequence), first: first.data.sequence, proposalId }];
}

/** The events that an item lists, in their order. */
export function listedIn({ sk, first }: Pick<EventItem, 'sk' | 'first'>): ListedEvent[] {
  const last = parseStatusEventKey(sk);
  if (last === undefined) return [];
  const { at, proposalId } = last;
  return Array.from({ length: last.sequence - first + 1 }, (_, index) => {
    const sequence = first + index;
    return { proposalId, sequence, dueKey: keyAt(at, proposalId, sequence) };
  });
}

function keyAt(at: string, proposalId: string, sequence: number): string {
  return `${at}#${proposalId}#${padded(sequence)}`;
}
