import type { Model, Step } from './explore.ts';
import { beforeOpening, canonical, isDecided, stateKey, tokensIn } from './wake-state.ts';
import type { Attempt, Relay, WakeState } from './wake-state.ts';

/** `alarm`: the timeout of Await. `fault`: what the budget is spent on. `work`: everything else. */
export type WakeStepKind = 'work' | 'alarm' | 'fault';

/** The protocol, and what it would be with one of its parts changed. */
export interface WakeVariant {
  readonly storing: 'fenced' | 'last-writer-wins' | 'put-if-absent';
  /** When an attempt looks whether the commit is there already. */
  readonly looking: 'after-storing' | 'before-storing' | 'never';
  /** The first is the design; `wake-on-any-record` takes the record for the message instead of reading the ledger. */
  readonly relaying: 'wake-then-advance' | 'advance-then-wake' | 'wake-on-any-record';
}

export const asDesigned: WakeVariant = {
  storing: 'fenced',
  looking: 'after-storing',
  relaying: 'wake-then-advance',
};

type WakeStep = Step<WakeState, WakeStepKind>;

/**
 * The model of one stage, from its opening to the wake that ends it, while up to `faults` things go wrong. Everything that
 * takes part is in it: the execution, the Lambda attempts of its Await state, the command that decides, the alarm, the
 * stream and the relay.
 *
 * Each step is one effect that others can see; what lies between two effects is left out where it changes nothing:
 * - A conditional append is one step with the read it depends on. It takes effect only if nothing was appended since
 *   that read; otherwise its author begins again.
 * - The command is that one step. Crashed before it, nothing happened; after it, the command id is in the ledger and a
 *   repetition finds it.
 * - A crash before an actor's first effect is as if it had begun later; a crash after its last one is drawn right there.
 * - Tokens are numbers in the order they were issued, which is the order of the fence (execution epoch, redrive count,
 *   state entered time, retry count). Only their order matters, so they are renumbered densely after each step, and
 *   alarms can ring for ever in finitely many states.
 * - Alarms after the first append nothing new; they only wake.
 */
export function wakeProtocol(variant: WakeVariant, faults: number): Model<WakeState, WakeStepKind> {
  return {
    initial: beforeOpening(faults),
    key: stateKey,
    steps: (state) => {
      if (state.phase === 'ended') return [];
      const steps = [
        ...executionSteps[state.phase](state, variant),
        ...commandSteps(state),
        ...state.attempts.flatMap((attempt) => attemptSteps[attempt.next](state, attempt, variant)),
        ...streamSteps(state, variant),
        ...state.relays.flatMap((relay) => relaySteps[relay.next](state, relay, variant)),
      ];
      return steps
        .filter(({ kind }) => kind !== 'fault' || state.faultsLeft > 0)
        .map(({ label, kind, to }) => ({ label, kind, to: canonical(kind === 'fault' ? oneFaultLess(to) : to) }));
    },
  };
}

const work = (label: string, to: WakeState): WakeStep => ({ label, kind: 'work', to });
const fault = (label: string, to: WakeState): WakeStep => ({ label: `FAULT ${label}`, kind: 'fault', to });
const oneFaultLess = (state: WakeState): WakeState => ({ ...state, faultsLeft: state.faultsLeft - 1 });

/** Appends a commit; the stream carries a record of it by itself. */
const append = (state: WakeState, commit: 'o' | 'a' | 'c'): WakeState =>
  state.ledger.includes(commit) ? state : { ...state, ledger: state.ledger + commit, records: state.records + 1 };

/** SendTaskSuccess: ends the stage if the token is the one it waits for; otherwise TaskTimedOut, which changes nothing. */
const sendSuccess = (state: WakeState, token: number): WakeState =>
  state.phase === 'waiting' && state.token === token ? { ...state, phase: 'ended', token: 0 } : state;

const executionSteps: Record<WakeState['phase'], (state: WakeState, variant: WakeVariant) => WakeStep[]> = {
  opening: (state) => [
    work('Open writes the opening', { ...append(state, 'o'), phase: 'issuing' }),
    fault('Open crashes after its write', append(state, 'o')),
  ],
  issuing: (state, variant) => {
    const token = Math.max(...tokensIn(state)) + 1;
    const next = variant.looking === 'before-storing' ? 'look' : 'store';
    const attempts: Attempt[] = [...state.attempts, { token, next }];
    return [work(`Await issues token ${token}`, { ...state, phase: 'waiting', token, attempts })];
  },
  waiting: (state) => {
    const alarmed: WakeState = { ...state, phase: 'alarmed', token: 0 };
    const isQuiet = state.attempts.every(({ token }) => token !== state.token);
    if (isQuiet) return [{ label: 'Await times out', kind: 'alarm', to: alarmed }];
    return [
      fault('the service gives up on an attempt that lives on', { ...state, phase: 'issuing', token: 0 }),
      fault('Await times out while its attempt lives on', alarmed),
    ];
  },
  alarmed: (state) => {
    const recorded = isDecided(state) ? state : append(state, 'a');
    const decided = append(state, 'c');
    return [
      work('the alarm is recorded', { ...recorded, phase: 'issuing' }),
      work('the alarm lets silence decide', { ...decided, phase: 'issuing' }),
      fault('the alarm crashes after recording', recorded),
      fault('the alarm crashes after letting silence decide', decided),
    ];
  },
  ended: () => [],
};

function commandSteps(state: WakeState): WakeStep[] {
  const legal = state.ledger.includes('o') && !isDecided(state);
  return legal ? [work('the command commits', append(state, 'c'))] : [];
}

const attemptSteps: Record<Attempt['next'], (state: WakeState, attempt: Attempt, variant: WakeVariant) => WakeStep[]> = {
  store: (state, attempt, variant) => {
    const { token } = attempt;
    const stored = { ...state, waits: storedToken[variant.storing](state.waits, token) };
    const to = variant.looking === 'after-storing' ? continued(stored, attempt, 'look') : withoutAttempt(stored, attempt);
    return [work(`attempt ${token} stores its token`, to), ...attemptCrashes(state, attempt, stored)];
  },
  look: (state, attempt, variant) => {
    const label = `attempt ${attempt.token} looks into the ledger`;
    if (isDecided(state)) return [work(label, continued(state, attempt, 'answer')), ...attemptCrashes(state, attempt, state)];
    const to = variant.looking === 'before-storing' ? continued(state, attempt, 'store') : withoutAttempt(state, attempt);
    return [work(label, to), ...attemptCrashes(state, attempt, state)];
  },
  answer: (state, attempt) => {
    const answered = sendSuccess(state, attempt.token);
    return [
      work(`attempt ${attempt.token} answers its own token`, withoutAttempt(answered, attempt)),
      ...attemptCrashes(state, attempt, answered),
    ];
  },
};

const storedToken: Record<WakeVariant['storing'], (present: number, token: number) => number> = {
  fenced: (present, token) => Math.max(present, token),
  'last-writer-wins': (_, token) => token,
  'put-if-absent': (present, token) => (present === 0 ? token : present),
};

const withoutAttempt = (state: WakeState, attempt: Attempt): WakeState => ({
  ...state,
  attempts: state.attempts.filter((other) => other !== attempt),
});

const continued = (state: WakeState, attempt: Attempt, next: Attempt['next']): WakeState => ({
  ...state,
  attempts: state.attempts.map((other) => (other === attempt ? { ...attempt, next } : other)),
});

/** Dead before or after its effect; if the service still counts on this attempt, its Retry enters Await again with a new token. */
function attemptCrashes(before: WakeState, attempt: Attempt, after: WakeState): WakeStep[] {
  if (before.faultsLeft === 0) return [];
  const dead = (state: WakeState): WakeState => {
    const gone = withoutAttempt(state, attempt);
    return state.token === attempt.token ? { ...gone, phase: 'issuing', token: 0 } : gone;
  };
  const name = `attempt ${attempt.token} crashes`;
  return [fault(`${name} before its ${attempt.next}`, dead(before)), fault(`${name} after its ${attempt.next}`, dead(after))];
}

function streamSteps(state: WakeState, variant: WakeVariant): WakeStep[] {
  if (state.records === 0) return [];
  const taken: WakeState = { ...state, records: state.records - 1 };
  const steps = [
    fault('a record is lost', { ...taken, recordLost: true }),
    fault('a record is delivered twice', { ...state, records: state.records + 1 }),
  ];
  // The stream hands one item's records to one relay at a time, as far as it knows.
  if (state.relays.some(({ abandoned }) => !abandoned)) return steps;
  const since = state.cursor;
  const upTo = state.ledger.length;
  if (upTo <= since) return [...steps, work('relay finds nothing new', taken)];
  const trusts = variant.relaying === 'wake-on-any-record';
  const wakesFirst = variant.relaying === 'wake-then-advance' && state.ledger.slice(since).includes('c');
  const relay: Relay = { next: trusts || wakesFirst ? 'read-waits' : 'advance', since, upTo, token: 0, abandoned: false };
  return [...steps, work('relay reads the ledger', { ...taken, relays: [...taken.relays, relay] })];
}

const relaySteps: Record<Relay['next'], (state: WakeState, relay: Relay, variant: WakeVariant) => WakeStep[]> = {
  'read-waits': (state, relay, variant) => {
    const hasToken = state.waits > 0;
    const label = hasToken ? `relay reads token ${state.waits}` : 'relay finds no token';
    const to = hasToken ? { ...relay, next: 'wake' as const, token: state.waits } : afterWaking(relay, variant);
    return [work(label, replaceRelay(state, relay, to)), ...relayFaults(state, relay, state)];
  },
  wake: (state, relay, variant) => {
    const woken = sendSuccess(state, relay.token);
    const to = replaceRelay(woken, relay, afterWaking(relay, variant));
    return [work(`relay answers token ${relay.token}`, to), ...relayFaults(state, relay, woken)];
  },
  advance: (state, relay, variant) => {
    const advanced = state.cursor === relay.since ? { ...state, cursor: relay.upTo } : state;
    const wakes = variant.relaying === 'advance-then-wake' && state.ledger.slice(relay.since, relay.upTo).includes('c');
    const to = replaceRelay(advanced, relay, wakes ? { ...relay, next: 'read-waits' } : undefined);
    return [work('relay advances its cursor', to), ...relayFaults(state, relay, advanced)];
  },
};

const afterWaking = (relay: Relay, variant: WakeVariant): Relay | undefined =>
  variant.relaying === 'advance-then-wake' ? undefined : { ...relay, next: 'advance', token: 0 };

/** Without a successor the relay has returned, and its record is acknowledged. */
const replaceRelay = (state: WakeState, relay: Relay, successor?: Relay): WakeState => ({
  ...state,
  relays: state.relays.flatMap((other) => (other === relay ? (successor ?? []) : other)),
});

/** A relay that fails has acknowledged nothing, so the stream delivers its record again, also when it only seems to have failed. */
function relayFaults(before: WakeState, relay: Relay, after: WakeState): WakeStep[] {
  if (before.faultsLeft === 0) return [];
  const again = (state: WakeState): WakeState => (relay.abandoned ? state : { ...state, records: state.records + 1 });
  const crashes = [
    fault(`relay crashes before its ${relay.next}`, again(replaceRelay(before, relay))),
    fault(`relay crashes after its ${relay.next}`, again(replaceRelay(after, relay))),
  ];
  if (relay.abandoned) return crashes;
  const abandoned = again(replaceRelay(before, relay, { ...relay, abandoned: true }));
  return [...crashes, fault('the stream gives up on a relay that lives on', abandoned)];
}
