import { createHash } from 'node:crypto';
import type { World } from '../asl/engine.ts';
import { parseJson } from '../asl/json.ts';
import { Run } from '../asl/run.ts';
import type { Stimulus } from '../asl/stimulus.ts';
import type { Strand } from '../asl/strand.ts';
import type { Clock } from '../clock/virtual-clock.ts';
import { callTask, type TaskServices } from './call-task.ts';
import type { ExecutionRecord, NewExecution } from './execution-record.ts';
import type { ExecutionStore } from './execution-store.ts';
import { earliest, LiveExecution, type LiveServices } from './live-execution.ts';
import type { MachineRecord, MachineStore } from './machine-store.ts';
import { executionArnOf } from './resource-names.ts';
import { statusChange, type ExecutionStatusChange } from './status-change.ts';
import type { TaskTokens } from './task-tokens.ts';

export interface ExecutionsOptions extends TaskServices {
  readonly clock: Clock;
  readonly region: string;
  readonly store: ExecutionStore;
  /** Resolves when what is in the store is safe from a lost power supply. */
  readonly stored: () => Promise<void>;
  readonly machines: MachineStore;
  readonly tokens: TaskTokens;
  readonly random: () => number;
  readonly onStatusChange: (event: ExecutionStatusChange) => void;
}

/** The executions that are running. Those that are over are in the store only. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #live = new Map<number, LiveExecution>();
  readonly #services: LiveServices;

  constructor(options: ExecutionsOptions) {
    const { clock, store, stored } = options;
    this.#options = options;
    this.#services = {
      clock,
      commit: (id, changes, ending) => store.commit(id, changes, ending, clock.now()),
      stored,
      call: (id, strand, { event, call }) => callTask(call, () => this.#childName(id, strand, event), options),
      ended: (id) => this.#ended(id),
    };
  }

  get running(): number {
    return this.#live.size;
  }

  /** When the first task that waits for a token runs out of time. */
  nextTimeout(): number | undefined {
    return earliest([...this.#live.values()].map((live) => live.nextTimeout()));
  }

  /** Begins an execution of `machine`; it is stored when this returns, and runs from then on. */
  start(machine: MachineRecord, name: string, input: string): ExecutionRecord {
    const { clock, store, machines } = this.#options;
    const startedAt = clock.now();
    const { timeoutSeconds } = machines.compiled(machine.definition);
    const execution: NewExecution = {
      arn: executionArnOf(machine.arn, name),
      name,
      machineArn: machine.arn,
      machineName: machine.name,
      roleArn: machine.roleArn,
      definition: machine.definition,
      input,
      startedAt,
      expiresAt: timeoutSeconds === undefined ? undefined : startedAt + timeoutSeconds * 1000,
    };
    const { id, run } = store.insert(execution, (id) => this.#run(id, execution, [], 1));
    const record = this.#record(id);
    this.#options.onStatusChange(statusChange(record));
    this.#enliven(id, run, execution);
    return record;
  }

  /** Takes up every execution that the store says is running. */
  resume(): void {
    for (const id of this.#options.store.running()) this.#find(id);
  }

  /** Resolves when the step is stored: false when the execution is over, unknown, or past what it is told. */
  async signal(id: number, stimulus: Stimulus): Promise<boolean> {
    const live = this.#find(id);
    return live === undefined ? false : live.signal(stimulus);
  }

  /** Lets go of all executions; they stay as they are in the store. */
  stop(): void {
    for (const live of this.#live.values()) live.stop();
    this.#live.clear();
  }

  #find(id: number): LiveExecution | undefined {
    const live = this.#live.get(id);
    if (live !== undefined) return live;
    const execution = this.#options.store.byId(id);
    if (execution?.status !== 'RUNNING') return undefined;
    const { strands, nextEvent } = this.#options.store.progress(id);
    return this.#enliven(id, this.#run(id, execution, strands, nextEvent), execution);
  }

  #enliven(id: number, run: Run, { expiresAt }: NewExecution): LiveExecution {
    const live = new LiveExecution(id, run, this.#services);
    this.#live.set(id, live);
    live.start(expiresAt);
    return live;
  }

  #run(id: number, execution: NewExecution, strands: readonly Strand[], nextEvent: number): Run {
    const { clock, machines, tokens, region, random } = this.#options;
    const world: World = {
      region,
      now: () => clock.now(),
      random,
      taskToken: (strand, event) => tokens.issue({ execution: id, strand, event }),
    };
    const facts = { ...execution, input: parseJson(execution.input) };
    return new Run(machines.compiled(execution.definition), facts, world, strands, nextEvent);
  }

  #ended(id: number): void {
    this.#live.delete(id);
    this.#options.onStatusChange(statusChange(this.#record(id)));
  }

  #record(id: number): ExecutionRecord {
    const record = this.#options.store.byId(id);
    if (record === undefined) throw new TypeError(`The Step Functions store is damaged: no execution ${id}`);
    return record;
  }

  /** The name of an execution that a task starts: made from the attempt, so a repeated call starts no second one. */
  #childName(id: number, strand: Strand, event: number): string {
    const attempt = `${this.#record(id).arn}/${strand.id}/${event}`;
    return createHash('sha256').update(attempt).digest('hex').slice(0, 32);
  }
}
