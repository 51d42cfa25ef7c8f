/** One stage of a proposal and all that takes part in its wait, at one moment. */
export interface WakeState {
  /** `issuing`: the execution is about to enter Await and get a new token. */
  readonly phase: 'opening' | 'issuing' | 'waiting' | 'alarmed' | 'ended';
  /** The token that Step Functions would accept; 0 unless waiting. */
  readonly token: number;
  /** The token in the Waits table; 0: none yet. */
  readonly waits: number;
  readonly attempts: readonly Attempt[];
  /** Commits in order: o(pening), a(larm), c(ommand's outcome). */
  readonly ledger: string;
  /** Stream records not yet taken up by a relay. */
  readonly records: number;
  readonly relays: readonly Relay[];
  /** How many commits the relay is done with. */
  readonly cursor: number;
  readonly recordLost: boolean;
  readonly faultsLeft: number;
}

/** An invocation of the Await Lambda; more than one is alive when the service gave up on one that runs on. */
export interface Attempt {
  readonly token: number;
  readonly next: 'store' | 'look' | 'answer';
}

/** An invocation of the relay that found the commits from `since` up to `upTo` new. */
export interface Relay {
  readonly next: 'read-waits' | 'wake' | 'advance';
  readonly since: number;
  readonly upTo: number;
  readonly token: number;
  /** The stream gave up on it and delivers the record again, but it runs on. */
  readonly abandoned: boolean;
}

/** A stage that nobody has touched, with so many faults to come. */
export function beforeOpening(faults: number): WakeState {
  return {
    phase: 'opening',
    token: 0,
    waits: 0,
    attempts: [],
    ledger: '',
    records: 0,
    relays: [],
    cursor: 0,
    recordLost: false,
    faultsLeft: faults,
  };
}

/** Whether the stage's outcome is in the ledger. */
export const isDecided = ({ ledger }: WakeState): boolean => ledger.includes('c');

/** Every token that somebody holds. */
export const tokensIn = ({ token, waits, attempts, relays }: WakeState): number[] => [
  token,
  waits,
  ...attempts.map((attempt) => attempt.token),
  ...relays.map((relay) => relay.token),
];

/**
 * A text that is equal for equal states, as short as can be because the search keeps hundreds of thousands of them: the
 * first letters tell phases and next effects apart.
 */
export function stateKey(state: WakeState): string {
  const { phase, token, waits, attempts, ledger, records, relays, cursor, recordLost, faultsLeft } = state;
  const invocations = `${attempts.map(attemptKey).join('')},${relays.map(relayKey).join('')}`;
  return `${phase[0]}${token}${waits}${ledger}${records}${cursor}${recordLost ? 'l' : ''}${faultsLeft}${invocations}`;
}

const attemptKey = ({ token, next }: Attempt): string => `${next[0]}${token}`;
const relayKey = ({ next, since, upTo, token, abandoned }: Relay): string => `${next[0]}${since}${upTo}${token}${abandoned ? 'z' : ''}`;

/**
 * One form for states that behave alike: tokens renumbered densely in their order, concurrent invocations in a fixed order,
 * and of an ended stage nothing but its ledger.
 */
export function canonical(state: WakeState): WakeState {
  if (state.phase === 'ended') return { ...beforeOpening(0), phase: 'ended', ledger: state.ledger };
  const ranks = [...new Set([0, ...tokensIn(state)])].sort((a, b) => a - b);
  const ranked = <Held extends { token: number }>(held: Held): Held => ({ ...held, token: ranks.indexOf(held.token) });
  return {
    ...ranked(state),
    waits: ranks.indexOf(state.waits),
    attempts: inFixedOrder(state.attempts.map(ranked), attemptKey),
    relays: inFixedOrder(state.relays.map(ranked), relayKey),
  };
}

const inFixedOrder = <Invocation>(invocations: readonly Invocation[], keyOf: (invocation: Invocation) => string): readonly Invocation[] =>
  invocations.length < 2 ? invocations : invocations.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
