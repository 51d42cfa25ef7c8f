import type { Changes } from '../asl/journal.ts';
import type { Ending, Run } from '../asl/run.ts';
import type { Stimulus } from '../asl/stimulus.ts';
import { nextAlarm, type Strand, type TaskPhase } from '../asl/strand.ts';
import type { Clock, Instant } from '../clock/virtual-clock.ts';
import type { CallOutcome } from './call-task.ts';

/** What a live execution needs of the service. */
export interface LiveServices {
  readonly clock: Clock;
  /** Stores a step. */
  commit(id: number, changes: Changes, ending: Ending | undefined): void;
  /** Resolves when all steps so far are safe from a lost power supply. */
  stored(): Promise<void>;
  call(id: number, strand: Strand, phase: TaskPhase): Promise<CallOutcome>;
  /** The execution is over, and stored as such. */
  ended(id: number): void;
}

/** The first of these instants; undefined where there is none. */
export function earliest(instants: Iterable<Instant | undefined>): Instant | undefined {
  let first: Instant | undefined;
  for (const one of instants) if (one !== undefined && (first === undefined || one < first)) first = one;
  return first;
}

interface Letter {
  readonly stimulus: Stimulus;
  readonly answered: PromiseWithResolvers<boolean>;
}

/**
 * One execution at work: takes stimuli one at a time, stores each step, and only then does what the step asks for. A token
 * is given out when its step is safe from a lost power supply, so nobody ever holds one of a step that never was.
 * A call that was under way when the process ended is made again, so tasks are called at least once.
 */
export class LiveExecution {
  readonly id: number;
  readonly #run: Run;
  readonly #services: LiveServices;
  readonly #inbox: Letter[] = [];
  readonly #alarms = new Map<number, { when: Instant; cancel: () => void }>();
  /** The attempts that this process has called, by strand. */
  readonly #called = new Map<number, number>();
  #cancelExpiry: () => void = () => undefined;
  #working = false;
  #stopped = false;

  constructor(id: number, run: Run, services: LiveServices) {
    this.id = id;
    this.#run = run;
    this.#services = services;
  }

  /** Begins, or goes on from what was stored: sets every timer, makes every call, does what is ready. */
  start(expiresAt: Instant | undefined): void {
    if (expiresAt !== undefined) {
      this.#cancelExpiry = this.#services.clock.at(expiresAt, () => this.signal({ kind: 'expire' }));
    }
    for (const strand of this.#run.strands()) this.#arrange(strand);
    if (this.#run.hasMore) void this.signal({ kind: 'go' });
  }

  /** Resolves when the step is stored: false when the stimulus came too late. */
  signal(stimulus: Stimulus): Promise<boolean> {
    if (this.#stopped) return Promise.resolve(false);
    const answered = Promise.withResolvers<boolean>();
    this.#inbox.push({ stimulus, answered });
    if (!this.#working) void this.#services.clock.busy(() => this.#work());
    return answered.promise;
  }

  /** When the first of its tasks that wait for a token runs out of time; undefined where none does. */
  nextTimeout(): Instant | undefined {
    return earliest([...this.#run.strands()].map(({ phase }) => (phase.kind === 'task' && phase.submitted ? nextAlarm(phase) : undefined)));
  }

  /** Lets go of every timer and takes no more stimuli. */
  stop(): void {
    this.#stopped = true;
    this.#cancelExpiry();
    for (const { cancel } of this.#alarms.values()) cancel();
    this.#alarms.clear();
    for (const { answered } of this.#inbox.splice(0)) answered.resolve(false);
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let letter = this.#inbox.shift(); letter !== undefined; letter = this.#inbox.shift()) {
      try {
        letter.answered.resolve(await this.#step(letter.stimulus));
      } catch (error) {
        // What is in memory is no longer what is stored: only a restart may go on from there.
        this.stop();
        letter.answered.reject(error);
      }
      if (this.#run.hasMore && this.#inbox.length === 0) await this.#giveWay();
    }
    this.#working = false;
  }

  async #step(stimulus: Stimulus): Promise<boolean> {
    const accepted = await this.#run.apply(stimulus);
    if (this.#stopped) return false;
    const changes = this.#run.take();
    const { ending } = this.#run;
    if (accepted) this.#services.commit(this.id, changes, ending);
    for (const id of changes.removed) this.#forget(id);
    for (const strand of changes.strands) this.#arrange(strand);
    if (accepted && ending !== undefined) {
      this.stop();
      this.#services.ended(this.id);
    }
    return accepted;
  }

  /** A long chain of states without waits lets others have a turn between its steps. */
  async #giveWay(): Promise<void> {
    await new Promise((resolve) => void setImmediate(resolve));
    if (!this.#stopped) this.#inbox.push({ stimulus: { kind: 'go' }, answered: Promise.withResolvers() });
  }

  #arrange(strand: Strand): void {
    const when = nextAlarm(strand.phase);
    const alarm = this.#alarms.get(strand.id);
    if (alarm?.when !== when) {
      alarm?.cancel();
      this.#alarms.delete(strand.id);
      if (when !== undefined) this.#setAlarm(strand.id, when);
    }
    const { phase } = strand;
    if (phase.kind !== 'task' || phase.submitted || this.#called.get(strand.id) === phase.event) return;
    this.#called.set(strand.id, phase.event);
    void this.#services.clock.busy(() => this.#call(strand, phase));
  }

  #setAlarm(strand: number, when: Instant): void {
    const cancel = this.#services.clock.at(when, () => {
      this.#alarms.delete(strand);
      return this.signal({ kind: 'alarm', strand });
    });
    this.#alarms.set(strand, { when, cancel });
  }

  async #call(strand: Strand, phase: TaskPhase): Promise<void> {
    if (phase.call.resource.waitsForToken) {
      await this.#services.stored();
      if (this.#stopped || this.#called.get(strand.id) !== phase.event) return;
    }
    const outcome = await this.#services.call(this.id, strand, phase);
    await this.signal({ ...outcome, strand: strand.id, event: phase.event });
  }

  #forget(strand: number): void {
    this.#alarms.get(strand)?.cancel();
    this.#alarms.delete(strand);
    this.#called.delete(strand);
  }
}
