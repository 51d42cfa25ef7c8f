import { exceedsDataLimit } from './data-limit.ts';
import type { Engine } from './engine.ts';
import { failureDetails } from './failure-details.ts';
import type { Json } from './json.ts';
import type { TaskCall } from './state-node.ts';
import { errorNames, StatesError } from './states-error.ts';
import type { Stimulus } from './stimulus.ts';
import type { Strand, TaskPhase } from './strand.ts';
import { recordFailed, recordReturned } from './task-events.ts';

export type TaskStimulus = Extract<Stimulus, { event: number }>;

/** What becomes of a task that was called: its return, its token, its time limits. */
export class TaskStimuli {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Returns false when the attempt is not (or no longer) waiting for this. */
  take(stimulus: TaskStimulus): boolean {
    const strand = this.#engine.tree.get(stimulus.strand);
    const phase = strand?.phase;
    if (strand === undefined || phase?.kind !== 'task' || phase.event !== stimulus.event) return false;
    switch (stimulus.kind) {
      case 'returned':
        this.#returned(strand, phase, stimulus.result);
        break;
      case 'tokenSucceeded':
        this.#succeed(strand, phase, stimulus.output);
        break;
      case 'threw':
        this.#fail(strand, phase, 'Failed', new StatesError(stimulus.error, stimulus.cause));
        break;
      case 'tokenFailed':
        this.#fail(strand, phase, 'Failed', new StatesError(stimulus.error, stimulus.cause, { untold: null }));
        break;
      case 'heartbeat':
        this.#beat(strand, phase);
        break;
    }
    return true;
  }

  /** Ends the attempt if one of its limits has passed. */
  checkLimits(strand: Strand, phase: TaskPhase): void {
    const now = this.#engine.world.now();
    if (phase.timeoutAt !== null && phase.timeoutAt <= now) {
      this.#fail(strand, phase, 'TimedOut', new StatesError(errorNames.timeout));
    } else if (phase.heartbeatAt !== null && phase.heartbeatAt <= now) {
      // Checked, because a heartbeat may have come while the alarm was on its way. AWS reports a missed one as
      // States.Timeout; Retry and Catch know it under both names.
      const aliases = [errorNames.heartbeatTimeout];
      this.#fail(strand, phase, 'TimedOut', new StatesError(errorNames.timeout, undefined, { aliases }));
    }
  }

  #returned(strand: Strand, phase: TaskPhase, result: Json): void {
    if (!phase.call.resource.waitsForToken) {
      this.#succeed(strand, phase, result);
      return;
    }
    recordReturned(this.#engine, strand, phase.call, 'Submitted', JSON.stringify(result));
    strand.phase = { ...phase, submitted: true };
  }

  #succeed(strand: Strand, phase: TaskPhase, result: Json): void {
    const text = JSON.stringify(result);
    if (exceedsDataLimit(text)) {
      this.#fail(strand, phase, 'Failed', tooLarge(phase.call));
      return;
    }
    recordReturned(this.#engine, strand, phase.call, 'Succeeded', text);
    this.#engine.agenda.errands.push({ kind: 'resume', strand, result });
  }

  #fail(strand: Strand, phase: TaskPhase, event: 'Failed' | 'TimedOut', error: StatesError): void {
    recordFailed(this.#engine, strand, phase.call, event, failureDetails(error));
    this.#engine.agenda.errands.push({ kind: 'fail', strand, error });
  }

  #beat(strand: Strand, phase: TaskPhase): void {
    const seconds = phase.call.heartbeatSeconds;
    if (seconds === null) return;
    strand.phase = { ...phase, heartbeatAt: this.#engine.world.now() + seconds * 1000 };
    this.#engine.journal.changed(strand);
  }
}

/** A result that is too much is the task's failure, as on AWS: other data that are too much are the interpreter's finding. */
function tooLarge({ resource }: TaskCall): StatesError {
  const what = resource.integration === 'function' ? resource.resource : resource.resourceType;
  const cause = `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new StatesError(errorNames.dataLimitExceeded, cause, { isTaskFailure: true });
}
