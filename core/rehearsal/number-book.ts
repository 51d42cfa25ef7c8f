import { link } from '#core/ledger/give-command.ts';
import type { Commit } from '#core/ledger/commit.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { registerKey } from '#core/ledger/keys.ts';
import { numberTaking } from '#core/register/registers.ts';

/** A number that somebody takes out of a register. */
export interface Taking {
  readonly series: string;
  readonly owner: string;
  readonly at: string;
}

/** Answers a taking with its number. */
export type TakeNumber = (taking: Taking) => number;

/** Every number taken in a body, in the order of the takings: known only once all of its cases have been played. */
export interface NumberBook {
  readonly take: TakeNumber;
  /** The registers' logs, commit by commit. */
  registers(of: { readonly body: string; readonly policyVersion: string; readonly digest: Digest }): Generator<Commit>;
}

/** Puts takings in the order of their instants, as registers of a running body have them. */
export function numberBook(takings: Iterable<Taking>): NumberBook {
  const bySeries = new Map<string, Taking[]>();
  for (const taking of takings) {
    const own = bySeries.get(taking.series);
    if (own === undefined) bySeries.set(taking.series, [taking]);
    else own.push(taking);
  }
  const numbers = new Map<string, number>();
  for (const own of bySeries.values()) {
    own.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    for (const [index, { owner }] of own.entries()) numbers.set(owner, index + 1);
  }
  return {
    take: ({ series, owner }) => {
      const number = numbers.get(owner);
      if (number === undefined) throw new Error(`${owner} takes no number of ${series}`);
      return number;
    },
    *registers({ body, policyVersion, digest }) {
      for (const [series, own] of bySeries) {
        let last: Commit | undefined;
        for (const { owner, at } of own) {
          const { request, ...taking } = numberTaking(owner);
          last = link(last, { ...taking, pk: registerKey(body, series), fingerprint: digest(request), at, policyVersion }, digest);
          yield last;
        }
      }
    },
  };
}

function orderOf({ at, owner }: Taking): string {
  return `${at} ${owner}`;
}
