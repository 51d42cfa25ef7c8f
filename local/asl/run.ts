import { Agenda, type Errand } from './agenda.ts';
import type { ExecutionFacts } from './context-object.ts';
import type { Engine, World } from './engine.ts';
import { failureDetails } from './failure-details.ts';
import { Forks } from './forks.ts';
import { HistoryFull, Journal, type Changes } from './journal.ts';
import type { Json } from './json.ts';
import type { Machine } from './machine.ts';
import { StateSteps } from './state-steps.ts';
import { errorNames } from './states-error.ts';
import type { Stimulus } from './stimulus.ts';
import type { Strand } from './strand.ts';
import { StrandTree } from './strand-tree.ts';
import { TaskStimuli } from './task-stimuli.ts';

/** How an execution ended. */
export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | {
      readonly status: 'ABORTED' | 'FAILED' | 'TIMED_OUT';
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
    };

/** A step that enters so many states is stored before it goes on: a loop without waits must not hold everything up. */
const STATES_A_STEP = 64;

/**
 * One execution in memory. It does nothing by itself: each `apply` is one step, whose changes (`take`) are to be
 * stored before anything they ask for (a call, a timer) is done. A run made from stored strands goes on from there.
 */
export class Run {
  readonly facts: ExecutionFacts;
  readonly #engine: Engine;
  readonly #states: StateSteps;
  readonly #forks: Forks;
  readonly #tasks: TaskStimuli;
  #ending: Ending | undefined;

  /** `strands`: as stored, or none for an execution that begins; `nextEvent`: 1 for one that begins. */
  constructor(machine: Machine, facts: ExecutionFacts, world: World, strands: readonly Strand[], nextEvent: number) {
    this.facts = facts;
    const tree = new StrandTree(machine.scope, strands);
    const journal = new Journal(() => world.now(), nextEvent);
    this.#engine = { facts, world, tree, journal, agenda: new Agenda() };
    this.#forks = new Forks(this.#engine);
    this.#states = new StateSteps(this.#engine, (...fork) => this.#forks.fork(...fork));
    this.#tasks = new TaskStimuli(this.#engine);
    if (strands.length === 0) this.#begin(machine.scope.startAt);
    for (const strand of strands) {
      if (strand.phase.kind === 'ready' || strand.phase.kind === 'again') this.#engine.agenda.ready.push(strand);
    }
  }

  /** Set once the execution is over. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** True when a step stopped before everything that was ready had its turn: apply `go`. */
  get hasMore(): boolean {
    return this.#ending === undefined && this.#engine.agenda.ready.length > 0;
  }

  strands(): Iterable<Strand> {
    return this.#engine.tree.all();
  }

  take(): Changes {
    return this.#engine.journal.take();
  }

  /** One step. Returns false when the stimulus came too late to mean anything. Never two at a time. */
  async apply(stimulus: Stimulus): Promise<boolean> {
    if (this.#ending !== undefined) return false;
    try {
      const accepted = this.#accept(stimulus);
      await this.#drive();
      return accepted;
    } catch (thrown) {
      if (!(thrown instanceof HistoryFull)) throw thrown;
      this.#end({ status: 'FAILED', error: thrown.error, cause: thrown.cause }, 0);
      return true;
    }
  }

  #begin(startAt: string): void {
    const { journal, tree, agenda, facts } = this.#engine;
    const { input, roleArn } = facts;
    journal.record('ExecutionStarted', 0, { input: JSON.stringify(input), roleArn });
    const root = tree.add(null, 0, startAt, input, 0);
    journal.changed(root);
    agenda.ready.push(root);
  }

  #accept(stimulus: Stimulus): boolean {
    switch (stimulus.kind) {
      case 'go':
        return true;
      case 'alarm':
        this.#alarm(stimulus.strand);
        return true;
      case 'stop':
        this.#end({ status: 'ABORTED', error: stimulus.error, cause: stimulus.cause }, 0);
        return true;
      case 'expire':
        this.#end({ status: 'TIMED_OUT' }, 0);
        return true;
      case 'returned':
      case 'threw':
      case 'tokenSucceeded':
      case 'tokenFailed':
      case 'heartbeat':
        return this.#tasks.take(stimulus);
    }
  }

  #alarm(id: number): void {
    const { tree, world, agenda, journal } = this.#engine;
    const strand = tree.get(id);
    const phase = strand?.phase;
    if (strand === undefined || phase === undefined) return;
    if (phase.kind === 'task') this.#tasks.checkLimits(strand, phase);
    if ((phase.kind !== 'wait' && phase.kind !== 'backoff') || phase.until > world.now()) return;
    if (phase.kind === 'wait') {
      agenda.errands.push({ kind: 'resume', strand, result: null });
      return;
    }
    strand.phase = { kind: 'again' };
    journal.changed(strand);
    agenda.ready.push(strand);
  }

  async #drive(): Promise<void> {
    const { agenda, tree } = this.#engine;
    let entered = 0;
    while (this.#ending === undefined) {
      const errand = agenda.errands.shift();
      if (errand !== undefined) {
        await this.#run(errand);
        continue;
      }
      const strand = entered < STATES_A_STEP ? agenda.ready.shift() : undefined;
      if (strand === undefined) return;
      // It may have been aborted by another one while its turn was still to come.
      if (tree.get(strand.id) !== strand) continue;
      entered += 1;
      await this.#states.enter(strand);
    }
  }

  async #run(errand: Errand): Promise<void> {
    const { strand } = errand;
    const fork = this.#engine.tree.forkAround(strand);
    switch (errand.kind) {
      case 'resume':
        await this.#states.resume(strand, errand.result);
        break;
      case 'fail':
        await this.#states.fail(strand, errand.error, errand.isTold ?? false);
        break;
      case 'ended':
        if (fork !== undefined) await this.#forks.childEnded(strand, fork, errand.output);
        else this.#end({ status: 'SUCCEEDED', output: errand.output }, strand.lastEvent);
        break;
      case 'failed': {
        const { error, cause } = errand.error;
        if (fork !== undefined) await this.#forks.childFailed(strand, fork, errand.error);
        else this.#end({ status: 'FAILED', error, cause }, strand.lastEvent);
        break;
      }
    }
  }

  #end(ending: Ending, previous: number): void {
    const { journal, tree } = this.#engine;
    journal.recordLast(eventType(ending), previous, endingDetails(ending));
    for (const strand of tree.all()) {
      tree.remove(strand);
      journal.removed(strand);
    }
    this.#ending = ending;
  }
}

const EVENT_TYPES = {
  ABORTED: 'ExecutionAborted',
  FAILED: 'ExecutionFailed',
  SUCCEEDED: 'ExecutionSucceeded',
  TIMED_OUT: 'ExecutionTimedOut',
} as const;

const eventType = (ending: Ending): string => EVENT_TYPES[ending.status];

// Only the event names States.Timeout; the execution itself has no error and no cause then (as on AWS).
const endingDetails = (ending: Ending): Record<string, Json> => {
  if (ending.status === 'SUCCEEDED') return { output: JSON.stringify(ending.output) };
  const { error, cause } = ending.status === 'TIMED_OUT' ? { error: errorNames.timeout } : ending;
  return failureDetails({ error: error ?? '', cause });
};
