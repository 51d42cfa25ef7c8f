import type { Model, Step } from './explore.ts';

/** Events of the one proposal. */
const EVENTS = 3;
const MOST_WORKERS = 2;

/** One run of the lane: what it does next, and what it knows. */
interface Worker {
  readonly name: number;
  readonly next: 'read' | 'claim' | 'post' | 'hear' | 'settle' | 'arrange' | 'let-go' | 'look';
  /** Events that its reading of the ledger had. */
  readonly seen: number;
  /** The event it is about. */
  readonly event: number;
  /** Whether nobody else wrote the lane since it last read or wrote it: what the version says. */
  readonly current: boolean;
  /** An execution of the workflow, which comes back by itself when the lane is taken. */
  readonly isExecution: boolean;
}

/** One endpoint, one proposal and everything between them, at one moment. */
export interface LaneState {
  readonly committed: number;
  readonly cursor: number;
  /** Who holds the lane; 0: nobody, or the lease ran out. */
  readonly holder: number;
  /** Whether the lane waits for a next try that is not due yet. */
  readonly retrying: boolean;
  /** Hints that were not taken up yet, and repetitions of those whose worker died. */
  readonly hints: number;
  readonly repetitions: number;
  /** Executions that come back to the lane. */
  readonly executions: number;
  readonly workers: readonly Worker[];
  /** Requests whose sender gave them up, still on their way. */
  readonly adrift: readonly number[];
  /** Events that arrived at least once. */
  readonly arrived: number;
  /** An event arrived for the first time before one that precedes it. */
  readonly outOfOrder: boolean;
  /** Something arrived a second time: promised, never excluded. */
  readonly repeated: boolean;
  readonly faultsLeft: number;
}

/** The protocol of functions/platform/webhook/webhook-lane.ts, or what it would be without one of its parts. */
export interface LaneVariant {
  /** Whether only the holder of the lane sends. */
  readonly leased: boolean;
  /** Whether writes are conditional on the version that was read. */
  readonly conditional: boolean;
  /** Whether the ledger is read once more after letting go. */
  readonly looksAgain: boolean;
  readonly arranges: 'before-letting-go' | 'after-letting-go';
}

export const asDesigned: LaneVariant = { leased: true, conditional: true, looksAgain: true, arranges: 'before-letting-go' };

export type LaneStepKind = 'work' | 'fault';
type LaneStep = Step<LaneState, LaneStepKind>;

const work = (label: string, to: LaneState): LaneStep => ({ label, kind: 'work', to });
const fault = (label: string, to: LaneState): LaneStep => ({ label: `FAULT ${label}`, kind: 'fault', to });

/**
 * The model: three commits, up to two workers at a time, a receiver, and up to `faults` things that go wrong. A worker's step
 * is one effect that others can see. A repetition of a hint whose worker died comes when that one's lease is over, which is
 * what the times say (lease 30 s, Lambda's first retry after a minute).
 */
export function webhookLane(variant: LaneVariant, faults: number): Model<LaneState, LaneStepKind> {
  return {
    initial: {
      committed: 0,
      cursor: 0,
      holder: 0,
      retrying: false,
      hints: 0,
      repetitions: 0,
      executions: 0,
      workers: [],
      adrift: [],
      arrived: 0,
      outOfOrder: false,
      repeated: false,
      faultsLeft: faults,
    },
    key: stateKey,
    steps: (state) =>
      [...environmentSteps(state), ...state.workers.flatMap((worker) => [...workerSteps(state, worker, variant), ...crash(state, worker)])]
        .filter(({ kind }) => kind === 'work' || state.faultsLeft > 0)
        .map(({ label, kind, to }) => ({ label, kind, to: kind === 'fault' ? { ...to, faultsLeft: to.faultsLeft - 1 } : to })),
  };
}

function environmentSteps(state: LaneState): LaneStep[] {
  const { committed, hints, repetitions, executions, workers, adrift, holder } = state;
  const steps: LaneStep[] = [];
  const isAlive = workers.some(({ name }) => name === holder);
  const begin = (changes: Partial<LaneState>, isExecution: boolean): LaneState => {
    const name = workers[0]?.name === 1 ? 2 : 1;
    const worker: Worker = { name, next: 'read', seen: 0, event: 0, current: false, isExecution };
    return { ...state, ...changes, workers: [...workers, worker].sort((a, b) => a.name - b.name) };
  };
  if (committed < EVENTS) steps.push(work(`commit ${committed + 1}`, { ...state, committed: committed + 1, hints: hints + 1 }));
  // The name of a dead holder is free again only when its lease is over, so that it cannot be mistaken for a new worker.
  if (workers.length < MOST_WORKERS && (holder === 0 || isAlive)) {
    if (hints > 0) steps.push(work('a hint comes', begin({ hints: hints - 1 }, false)));
    if (repetitions > 0) steps.push(work('a hint comes again', begin({ repetitions: repetitions - 1 }, false)));
    if (executions > 0) steps.push(work('an execution comes back', begin({ executions: executions - 1 }, true)));
  }
  if (hints === 1) steps.push(fault('a hint is doubled', { ...state, hints: 2 }));
  if (holder !== 0) {
    const free = { ...state, holder: 0 };
    steps.push(isAlive ? fault(`worker ${holder} outlives its lease`, free) : work('the lease of a dead worker is over', free));
  }
  for (const [index, event] of adrift.entries()) {
    const rest = { ...state, adrift: adrift.toSpliced(index, 1) };
    steps.push(work(`the given-up request ${event} arrives`, arrival(rest, event)), work(`the given-up request ${event} is lost`, rest));
  }
  return steps;
}

function workerSteps(state: LaneState, worker: Worker, variant: LaneVariant): LaneStep[] {
  const label = `worker ${worker.name} ${worker.next}`;
  const go = (changes: Partial<Worker>, at: LaneState = state): LaneState => replace(at, worker.name, { ...worker, ...changes });
  const leave = (at: LaneState = state): LaneState => replace(at, worker.name, undefined);
  const mayWrite = worker.current || !variant.conditional;
  switch (worker.next) {
    case 'read': {
      const { cursor, committed, holder } = state;
      if (cursor >= committed) return [work(`${label}: nothing is owed`, leave())];
      if (variant.leased && holder !== 0 && holder !== worker.name) {
        const again = worker.isExecution ? { ...state, executions: 1 } : state;
        return [work(`${label}: somebody has it`, leave(again))];
      }
      // An execution comes when the try is due, or goes back to wait for it; a hint may come before.
      if (state.retrying && !worker.isExecution) return [work(`${label}: its try is not due`, leave())];
      return [work(label, go({ next: variant.leased ? 'claim' : 'post', seen: committed, event: cursor + 1, current: true }))];
    }
    case 'claim':
      if (!mayWrite) return [work(`${label}: too late`, go({ next: 'read' }))];
      return [work(label, write({ ...go({ next: 'post' }), holder: worker.name, retrying: false }, worker.name))];
    case 'post':
      return [work(label, go({ next: 'hear' }))];
    case 'hear': {
      const { event } = worker;
      return [
        work(`event ${event} is taken`, go({ next: 'settle' }, arrival(state, event))),
        fault(`event ${event} is refused`, go({ next: 'arrange' })),
        fault(`event ${event} is taken and refused`, go({ next: 'arrange' }, arrival(state, event))),
        fault(`event ${event} runs out of time`, go({ next: 'arrange' }, setAdrift(state, event))),
      ];
    }
    case 'settle': {
      if (!mayWrite) return [work(`${label}: the lane was moved`, go({ next: 'read' }))];
      const isLast = worker.event === worker.seen;
      const settled = { ...state, cursor: worker.event, retrying: false, holder: isLast ? 0 : state.holder };
      const after = isLast
        ? variant.looksAgain
          ? go({ next: 'look' }, settled)
          : leave(settled)
        : go({ next: 'post', event: worker.event + 1 }, settled);
      return [work(label, write(after, worker.name))];
    }
    case 'arrange': {
      const arranged = { ...state, executions: 1 };
      return [
        work(label, variant.arranges === 'before-letting-go' ? go({ next: 'let-go' }, arranged) : letGo(state, worker, mayWrite, go)),
      ];
    }
    case 'let-go': {
      if (variant.arranges === 'after-letting-go') return [work(`${label}: arranges`, leave({ ...state, executions: 1 }))];
      return [work(label, mayWrite ? write({ ...leave(), retrying: true, holder: 0 }, worker.name) : leave())];
    }
    case 'look':
      return [work(label, state.committed > worker.seen ? go({ next: 'read' }) : leave())];
  }
}

/** The failure is written first, and only then somebody arranged for. */
function letGo(state: LaneState, worker: Worker, mayWrite: boolean, go: (changes: Partial<Worker>, at: LaneState) => LaneState): LaneState {
  return mayWrite ? write(go({ next: 'let-go' }, { ...state, retrying: true, holder: 0 }), worker.name) : go({ next: 'let-go' }, state);
}

/** A worker dies between two effects; whoever called it calls again. A request it had sent may still arrive. */
function crash(state: LaneState, worker: Worker): LaneStep[] {
  const dead = replace(state, worker.name, undefined);
  const called = worker.isExecution ? { ...dead, executions: 1 } : { ...dead, repetitions: 1 };
  return [fault(`worker ${worker.name} dies before its ${worker.next}`, worker.next === 'hear' ? setAdrift(called, worker.event) : called)];
}

/** A write of the lane: whoever read it before has an old version now. */
function write(state: LaneState, by: number): LaneState {
  return { ...state, workers: state.workers.map((worker) => ({ ...worker, current: worker.name === by })) };
}

function replace(state: LaneState, name: number, worker: Worker | undefined): LaneState {
  const others = state.workers.filter((other) => other.name !== name);
  return { ...state, workers: worker === undefined ? others : [...others, worker].sort((a, b) => a.name - b.name) };
}

function arrival(state: LaneState, event: number): LaneState {
  if (event <= state.arrived) return { ...state, repeated: true };
  return { ...state, arrived: state.arrived + 1, outOfOrder: state.outOfOrder || event !== state.arrived + 1 };
}

function setAdrift(state: LaneState, event: number): LaneState {
  return { ...state, adrift: [...state.adrift, event].sort((a, b) => a - b) };
}

/** Everything was committed, arrived and is settled. */
export function isDelivered({ committed, arrived, cursor }: LaneState): boolean {
  return committed === EVENTS && arrived === EVENTS && cursor === EVENTS;
}

/** Equal for equal states, and short: the search keeps hundreds of thousands of them. */
function stateKey({ workers, adrift, ...rest }: LaneState): string {
  return `${Object.values(rest).map(Number).join('')},${adrift.join('')},${workers.map(workerKey).join()}`;
}

const workerKey = ({ name, next, seen, event, current, isExecution }: Worker): string =>
  `${name}${next.slice(0, 2)}${seen}${event}${current ? 'c' : ''}${isExecution ? 'x' : ''}`;
