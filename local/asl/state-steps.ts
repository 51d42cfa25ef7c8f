import { asStatesError } from './as-states-error.ts';
import { limitedJson, limitedTogether } from './data-limit.ts';
import type { Engine } from './engine.ts';
import { matchesError } from './error-match.ts';
import { errorOutput, failureDetails } from './failure-details.ts';
import type { Json, JsonObject } from './json.ts';
import { leave, type ForkStep, type StateNode, type Step, type Visit } from './state-node.ts';
import { QueryEvaluationError, StatesError } from './states-error.ts';
import { taskPhase, type Strand } from './strand.ts';
import { StrandVisit } from './strand-visit.ts';
import { recordScheduled } from './task-events.ts';

/** Starts the children of a Parallel or a Map. */
export type StartFork = (strand: Strand, node: StateNode, step: ForkStep) => Promise<void>;

/** Moves single strands from state to state: entering, leaving, failing. */
export class StateSteps {
  readonly #engine: Engine;
  readonly #fork: StartFork;

  constructor(engine: Engine, fork: StartFork) {
    this.#engine = engine;
    this.#fork = fork;
  }

  /** Enters the strand's state, or tries it again after a failure. */
  async enter(strand: Strand): Promise<void> {
    const { journal, tree, world } = this.#engine;
    // A Map whose items cannot be had has failed as a Map (as on AWS); a Parallel without its arguments has not begun.
    let isMap = false;
    const isTold = (): boolean => isMap;
    await this.#guard(strand, isTold, async () => {
      const node = tree.nodeOf(strand);
      isMap = node.type === 'Map';
      journal.countTransition();
      if (strand.phase.kind === 'ready') {
        strand.enteredAt = world.now();
        strand.retryCount = 0;
        strand.attempts = node.retriers.map(() => 0);
        const input = JSON.stringify(strand.input);
        strand.enteredAfter = strand.lastEvent;
        strand.enteredEvent = journal.append(strand, `${node.type}StateEntered`, { name: node.name, input });
      }
      await this.#follow(strand, node, await node.enter(new StrandVisit(this.#engine, strand)));
    });
  }

  /** Goes on with what the state waited for. */
  async resume(strand: Strand, result: Json): Promise<void> {
    await this.#guard(
      strand,
      () => false,
      async () => {
        const node = this.#engine.tree.nodeOf(strand);
        await this.#follow(strand, node, await node.resume(new StrandVisit(this.#engine, strand), result));
      },
    );
  }

  /** Retries, catches, or gives the strand up. */
  async fail(strand: Strand, raised: StatesError, isTold: boolean): Promise<void> {
    const error = this.#explained(strand, raised);
    const { tree, world, journal } = this.#engine;
    const node = tree.nodeOf(strand);
    const retrier = node.retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, error));
    const policy = node.retriers[retrier];
    const attempt = (strand.attempts[retrier] ?? 0) + 1;
    if (policy !== undefined && attempt <= policy.maxAttempts) {
      strand.attempts = strand.attempts.with(retrier, attempt);
      strand.retryCount += 1;
      strand.phase = { kind: 'backoff', until: world.now() + policy.delay(attempt, () => world.random()) };
      journal.changed(strand);
      return;
    }
    if (isTold) journal.append(strand, `${node.type}StateFailed`);
    await this.#catch(strand, node, error);
  }

  async #catch(strand: Strand, node: StateNode, error: StatesError): Promise<void> {
    const catcher = node.catchers.find(({ errorEquals }) => matchesError(errorEquals, error));
    if (catcher === undefined) {
      this.#engine.agenda.errands.push({ kind: 'failed', strand, error });
      return;
    }
    const visit: Visit = new StrandVisit(this.#engine, strand);
    const output = errorOutput(error);
    try {
      await this.#follow(strand, node, await leave(catcher, visit, output, { errorOutput: output }));
    } catch (thrown) {
      // A catcher that fails has nothing above it in its own state.
      const failed = this.#explained(strand, asStatesError(thrown));
      this.#engine.agenda.errands.push({ kind: 'failed', strand, error: failed });
    }
  }

  async #follow(strand: Strand, node: StateNode, step: Step): Promise<void> {
    const { journal, world, agenda } = this.#engine;
    switch (step.kind) {
      case 'leave':
        this.#leave(strand, node, step.output, step.assigned, step.next);
        break;
      case 'wait':
        strand.phase = { kind: 'wait', until: step.until };
        journal.changed(strand);
        if (step.until <= world.now()) agenda.errands.push({ kind: 'resume', strand, result: null });
        break;
      case 'task': {
        const event = recordScheduled(this.#engine, strand, step.call);
        strand.phase = taskPhase(step.call, event, world.now());
        break;
      }
      case 'branches':
      case 'iterations':
        await this.#fork(strand, node, step);
        break;
    }
  }

  #leave(strand: Strand, node: StateNode, output: Json, assigned: JsonObject, next: string | undefined): void {
    const { journal, agenda } = this.#engine;
    const text = limitedJson(output, `The output of the state '${node.name}'`);
    const variables = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
    limitedTogether(
      variables.map(([, value]) => value ?? ''),
      `What the state '${node.name}' assigns to variables`,
    );
    journal.append(strand, `${node.type}StateExited`, {
      name: node.name,
      output: text,
      ...(variables.length > 0 && { assignedVariables: Object.fromEntries(variables) }),
    });
    strand.variables = { ...strand.variables, ...assigned };
    if (next === undefined) {
      agenda.errands.push({ kind: 'ended', strand, output });
      return;
    }
    strand.state = next;
    strand.input = output;
    strand.phase = { kind: 'ready' };
    agenda.ready.push(strand);
  }

  async #guard(strand: Strand, isTold: () => boolean, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.#engine.agenda.errands.push({ kind: 'fail', strand, error: asStatesError(thrown), isTold: isTold() });
    }
  }

  /** The error as everybody else sees it; a failed expression leaves an event too. */
  #explained(strand: Strand, error: StatesError): StatesError {
    if (!error.fromInterpreter) return error;
    const { state, enteredEvent, enteredAfter } = strand;
    const where = `An error occurred while executing the state '${state}' (entered at the event id #${enteredEvent}).`;
    const explained = new StatesError(error.error, `${where} ${error.cause}`, { aliases: error.aliases });
    if (error instanceof QueryEvaluationError) {
      const details = { ...failureDetails(explained), location: error.location, state };
      // On AWS it stands beside the state's entry; only what a Wait finds wrong with its time follows it.
      strand.lastEvent = error.location === 'Timestamp' ? enteredEvent : enteredAfter;
      this.#engine.journal.append(strand, 'EvaluationFailed', details);
    }
    return explained;
  }
}
