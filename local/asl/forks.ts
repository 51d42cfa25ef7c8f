import { asStatesError } from './as-states-error.ts';
import { mapContext } from './context-object.ts';
import { limitedJson } from './data-limit.ts';
import type { Engine } from './engine.ts';
import { errorOutput } from './failure-details.ts';
import type { Json } from './json.ts';
import type { ForkStep, StateNode } from './state-node.ts';
import { errorNames, StatesError } from './states-error.ts';
import type { ForkPhase, Strand } from './strand.ts';
import type { Fork } from './strand-tree.ts';
import { StrandVisit } from './strand-visit.ts';

/** Parallel and Map: starting children, collecting what becomes of them, and ending the rest when one fails. */
export class Forks {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Starts every branch of a Parallel, or as many iterations of a Map as may run at a time. */
  async fork(strand: Strand, node: StateNode, step: ForkStep): Promise<void> {
    const { journal, tree } = this.#engine;
    if (step.kind === 'branches') {
      limitedJson(step.input, `The input of the branches of '${node.name}'`);
      const count = node.branches.length;
      strand.phase = { kind: 'fork', count, limit: count, tolerated: null, items: [], startAt: '' };
      const started = journal.append(strand, 'ParallelStateStarted');
      for (const [index, { startAt }] of node.branches.entries()) {
        this.#start(tree.add(strand, index, startAt, step.input, started));
      }
      return;
    }
    const { items } = step;
    const phase: ForkPhase = { ...step, kind: 'fork', count: items.length };
    strand.phase = phase;
    journal.append(strand, 'MapStateStarted', { length: items.length });
    await this.#goOn({ strand, phase }, strand.lastEvent);
  }

  /** A child came to its end. */
  async childEnded(child: Strand, fork: Fork, output: Json): Promise<void> {
    const { lastEvent } = child;
    if (child.item !== undefined) this.#appendIteration(child, 'MapIterationSucceeded', fork.strand);
    this.#settle(child, output, false);
    await this.#goOn(fork, lastEvent);
  }

  /** A child gave up: the state fails, unless it is a Map that tolerates one more. */
  async childFailed(child: Strand, fork: Fork, error: StatesError): Promise<void> {
    const { strand: parent, phase } = fork;
    const isMap = child.item !== undefined;
    const { lastEvent } = child;
    if (isMap) this.#appendIteration(child, 'MapIterationFailed', parent);
    const { tolerated } = phase;
    this.#settle(child, errorOutput(error), true);
    const failures = [...this.#engine.tree.childrenOf(parent)].filter(hasFailed).length;
    if (tolerated !== null && failures <= tolerated) {
      await this.#goOn(fork, lastEvent);
      return;
    }
    parent.lastEvent = lastEvent;
    this.#fail(parent, stateFailure(error, isMap, failures, tolerated));
  }

  /** Ends everything under `strand`; whoever was inside a state leaves an `…Aborted` event. */
  abortChildren(strand: Strand): void {
    const { tree, journal } = this.#engine;
    for (const child of tree.childrenOf(strand)) {
      this.abortChildren(child);
      if (child.phase.kind !== 'done') {
        if (child.phase.kind !== 'ready') journal.append(child, `${tree.nodeOf(child).type}StateAborted`);
        if (child.item !== undefined) this.#appendIteration(child, 'MapIterationAborted', strand);
      }
      tree.remove(child);
      journal.removed(child);
    }
  }

  /** `after`: what the next iterations follow; on AWS it is the event before the end of the one that made room for them. */
  async #goOn({ strand, phase }: Fork, after: number): Promise<void> {
    const children = this.#engine.tree.childrenOf(strand);
    let running = [...children].filter((child) => child.phase.kind !== 'done').length;
    try {
      for (let index = children.size; index < phase.count && running < phase.limit; index += 1, running += 1) {
        await this.#startIteration(strand, phase, index, after);
      }
      if (running === 0) this.#join(strand);
    } catch (thrown) {
      this.#fail(strand, asStatesError(thrown));
    }
  }

  async #startIteration(strand: Strand, phase: ForkPhase, index: number, after: number): Promise<void> {
    const { journal, tree } = this.#engine;
    const { itemSelector, name } = tree.nodeOf(strand);
    const item = phase.items[index] ?? null;
    const context = mapContext(index, item);
    const visit = new StrandVisit(this.#engine, strand);
    const input = itemSelector === undefined ? item : await itemSelector.evaluate(visit.bindings({ context }));
    const started = journal.record('MapIterationStarted', after, { name, index });
    this.#start(tree.add(strand, index, phase.startAt, input, started, item));
  }

  #start(child: Strand): void {
    this.#engine.journal.changed(child);
    this.#engine.agenda.ready.push(child);
  }

  /** From now on only what came of the child counts. */
  #settle(child: Strand, output: Json, failed: boolean): void {
    child.phase = { kind: 'done', output, failed };
    child.input = null;
    child.variables = {};
    this.#engine.journal.changed(child);
  }

  #join(strand: Strand): void {
    const { tree, journal, agenda } = this.#engine;
    const { type, name } = tree.nodeOf(strand);
    const children = [...tree.childrenOf(strand)].sort((one, other) => one.index - other.index);
    const result = children.flatMap(({ phase }) => (phase.kind === 'done' ? [phase.output] : []));
    limitedJson(result, `The result of the state '${name}'`);
    strand.lastEvent = Math.max(strand.lastEvent, ...children.map((child) => child.lastEvent));
    this.abortChildren(strand);
    // What leaves a Map follows its last iteration, as this does: the event itself is nobody's predecessor.
    if (type === 'Map') journal.record('MapStateSucceeded', strand.lastEvent);
    else journal.append(strand, `${type}StateSucceeded`);
    agenda.errands.push({ kind: 'resume', strand, result });
  }

  #fail(strand: Strand, error: StatesError): void {
    this.abortChildren(strand);
    this.#engine.agenda.errands.push({ kind: 'fail', strand, error, isTold: true });
  }

  #appendIteration(child: Strand, type: string, parent: Strand): void {
    this.#engine.journal.append(child, type, { name: parent.state, index: child.index });
  }
}

const hasFailed = ({ phase }: Strand): boolean => phase.kind === 'done' && phase.failed;

/** The error of a child, as its Parallel or Map reports it. */
function stateFailure(error: StatesError, isMap: boolean, failures: number, tolerated: number | null): StatesError {
  if (tolerated !== null) {
    const cause = `The tolerated failure threshold was exceeded: ${failures} failed, ${tolerated} are tolerated.`;
    return new StatesError(errorNames.exceedToleratedFailureThreshold, cause);
  }
  return new StatesError(error.error, error.cause, {
    aliases: isMap ? error.aliases : [...error.aliases, errorNames.branchFailed],
    isTaskFailure: error.isTaskFailure,
    untold: error.untold,
  });
}
