/** One status event of a body, by where it stands: what it says is recomputed from the ledger. */
export interface ListedEvent {
  readonly proposalId: string;
  readonly sequence: number;
}

/** Where an event stands in the list of its body's events: an item of the list table. */
export interface EventItem {
  readonly pk: string;
  readonly sk: string;
  readonly partyKey: string;
  /** `<listed at>#<proposal>#<sequence>`. */
  readonly dueKey: string;
}

/** The partition of `byParty` that lists a body's events. */
export const statusEventPartition = (body: string): string => `${body}#events`;

// Ten digits, so that text compares as number.
const padded = (sequence: number): string => String(sequence).padStart(10, '0');

/** Where an event stands in that list: it became known at `at`. */
export function parseStatusEventKey(dueKey: string): (ListedEvent & { readonly at: string }) | undefined {
  const [at, proposalId, sequence, ...more] = dueKey.split('#');
  if (at === undefined || proposalId === undefined || sequence === undefined || more.length > 0) return undefined;
  return { at, proposalId, sequence: Number(sequence) };
}

/** What tells where an event belongs. */
interface Located {
  readonly proposalId: string;
  readonly data: { readonly body: string; readonly sequence: number };
}

/** The item that lists an event from `at` on. */
export function eventItem({ proposalId, data: { body, sequence } }: Located, at: string): EventItem {
  return {
    pk: `${body}#proposal#${proposalId}#events`,
    sk: `event#${padded(sequence)}`,
    partyKey: statusEventPartition(body),
    dueKey: `${at}#${proposalId}#${padded(sequence)}`,
  };
}
