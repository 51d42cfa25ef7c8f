import { Worker } from 'node:worker_threads';
import type { FunctionDefinition } from './function-definition.ts';
import { errorPayload } from './error-payload.ts';
import type { InvokeResult } from './invoker.ts';
import { threadModule } from './thread-module.ts';
import { workerEnvironment, type RuntimeSettings } from './worker-environment.ts';
import { splitTarget, type WireHandler } from '../wire.ts';
import type { CarriedQuestion, ThreadMessage, WorkerMessage, WorkerStart } from './worker-messages.ts';

export interface FunctionWorkerOptions extends RuntimeSettings {
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** Answers what the function asks of the services at `endpointUrl`, without a socket; undefined leaves it to one. */
  readonly services: WireHandler | undefined;
  readonly logFile: string | undefined;
  readonly logStreamName: string;
}

const WORKER_MAIN = threadModule(import.meta.url, 'worker-main', 'lambda-runtime');
// A function may hold what its memory setting says, but ten functions of 512 MB each must fit on a laptop.
const LARGEST_HEAP_MB = 48;
// The default young generation lets each thread keep 48 MB of garbage.
const YOUNG_GENERATION_MB = 16;
// Lambda allows ten seconds for loading the module; beyond, the invocation fails.
const LOAD_LIMIT_MS = 10_000;

/** One worker thread with one function loaded: one invocation at a time, like one execution environment. */
export class FunctionWorker {
  readonly #definition: FunctionDefinition;
  readonly #worker: Worker;
  readonly #services: WireHandler | undefined;
  readonly #ready: Promise<void>;
  #loaded: () => void = () => undefined;
  #settle: ((result: InvokeResult) => void) | undefined;
  #requestId = '';
  #broken: string | undefined;
  /** False once the thread has ended or is about to: it takes no further invocation. */
  usable = true;

  constructor(definition: FunctionDefinition, options: FunctionWorkerOptions) {
    this.#definition = definition;
    const { clock, services, endpointUrl, logFile, logStreamName } = options;
    this.#services = services;
    const workerData: WorkerStart = {
      file: definition.file,
      handler: definition.handler,
      clock,
      carriedOrigin: services === undefined ? undefined : endpointUrl,
      logFile,
      functionName: definition.name,
      functionArn: definition.arn,
      memoryMb: definition.memoryMb,
      logStreamName,
    };
    this.#ready = new Promise((resolve) => (this.#loaded = resolve));
    this.#worker = new Worker(WORKER_MAIN, {
      name: definition.name,
      workerData,
      env: workerEnvironment(definition, options, logStreamName),
      execArgv: [],
      argv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: Math.min(definition.memoryMb, LARGEST_HEAP_MB),
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#take(message));
    // Out of memory is all that arrives here; the thread itself reports everything else.
    this.#worker.on('error', () => (this.#broken = this.#exitPayload('signal: killed')));
    this.#worker.on('exit', (code) => this.#ended(this.#broken ?? this.#exitPayload(`exit status ${code}`)));
  }

  /** @param payload JSON text of the event. Resolves whatever the function does; never rejects. */
  async run(requestId: string, payload: string): Promise<InvokeResult> {
    const result = new Promise<InvokeResult>((resolve) => (this.#settle = resolve));
    this.#requestId = requestId;
    const stopLoading = this.#limit(LOAD_LIMIT_MS);
    await this.#ready;
    stopLoading();
    if (!this.usable) return result;
    const timeoutMs = this.#definition.timeoutSeconds * 1000;
    const stop = this.#limit(timeoutMs);
    this.#send({ kind: 'invoke', requestId, payload, timeoutMs });
    try {
      return await result;
    } finally {
      stop();
    }
  }

  async end(): Promise<void> {
    this.usable = false;
    await this.#worker.terminate();
  }

  #take(message: WorkerMessage): void {
    switch (message.kind) {
      case 'ready':
        this.#loaded();
        return;
      case 'broken':
        this.#broken = message.payload;
        this.usable = false;
        return;
      case 'ask':
        void this.#serve(message.id, message.question);
        return;
      case 'done':
        this.#finish(message.failed ? { payload: message.payload, functionError: 'Unhandled' } : { payload: message.payload });
    }
  }

  async #serve(id: number, { method, path, headers, body }: CarriedQuestion): Promise<void> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const answer = await this.#services?.({ method, ...splitTarget(path), headers, body: bytes });
    if (answer !== undefined) this.#send({ kind: 'answer', id, answer });
  }

  #send(message: ThreadMessage): void {
    this.#worker.postMessage(message, []);
  }

  #ended(payload: string): void {
    this.usable = false;
    this.#loaded();
    this.#finish({ payload, functionError: 'Unhandled' });
  }

  #finish(result: InvokeResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }

  /** Ends the thread after `ms` of real time, as Lambda does. Returns what calls it off. */
  #limit(ms: number): () => void {
    const timer = setTimeout(() => {
      const seconds = (ms / 1000).toFixed(2);
      this.usable = false;
      this.#finish({
        payload: errorPayload('Sandbox.Timedout', `RequestId: ${this.#requestId} Error: Task timed out after ${seconds} seconds`),
        functionError: 'Unhandled',
      });
      void this.#worker.terminate();
    }, ms);
    return () => clearTimeout(timer);
  }

  #exitPayload(how: string): string {
    const what = how === 'exit status 0' ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
    return errorPayload('Runtime.ExitError', `RequestId: ${this.#requestId} Error: ${what}`);
  }
}
