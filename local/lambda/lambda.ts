import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { functionName } from './function-name.ts';
import { FunctionPool, type FunctionPoolOptions } from './function-pool.ts';
import { LambdaServiceError, type InvokeResult, type LambdaInvoker } from './invoker.ts';
import type { WireHandler } from '../wire.ts';

export interface LambdaOptions {
  readonly clock: VirtualClock;
  readonly region: string;
  readonly endpointUrl: string;
  /** Answers what functions ask of `endpointUrl` by their `http.request`, without a socket; they go through one unless told. */
  readonly services?: WireHandler;
  /** What functions sign with; those of nobody unless told. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Directory of the functions' logs, one file each; undefined drops what they print. */
  readonly logDirectory: string | undefined;
  /** Workers of one function without reserved concurrency; 4 unless told. */
  readonly defaultConcurrency?: number;
  /** Workers of all functions together, 6 unless told: with the AWS SDK in the bundle one takes 40 MB. A first worker each function gets. */
  readonly totalConcurrency?: number;
  /** Invocations of one function that may wait before the service throttles; 1,000 unless told. */
  readonly longestQueue?: number;
  /** Real milliseconds after which a spare worker ends; 10,000 unless told. */
  readonly idleMs?: number;
}

// The Invoke API's limit of a synchronous request, in bytes.
const LARGEST_REQUEST = 6_291_456;

const NOBODY = { accessKeyId: 'LOCALACCESSKEY', secretAccessKey: 'local' };

/** Runs the template's functions in worker threads. */
export class Lambda implements LambdaInvoker {
  readonly #clock: VirtualClock;
  readonly #pools = new Map<string, FunctionPool>();
  readonly #poolOptions: FunctionPoolOptions;
  #workers = 0;

  constructor(options: LambdaOptions) {
    this.#clock = options.clock;
    const { logDirectory, totalConcurrency = 6, region, endpointUrl, services, credentials = NOBODY } = options;
    if (logDirectory !== undefined) mkdirSync(logDirectory, { recursive: true });
    this.#poolOptions = {
      budget: {
        grant: (isFirst) => {
          if (!isFirst && this.#workers >= totalConcurrency) return false;
          this.#workers += 1;
          return true;
        },
        release: () => void (this.#workers -= 1),
      },
      worker: { clock: options.clock.shared, region, endpointUrl, services, credentials, logFile: logDirectory },
      defaultConcurrency: options.defaultConcurrency ?? 4,
      longestQueue: options.longestQueue ?? 1000,
      idleMs: options.idleMs ?? 10_000,
    };
  }

  /** Makes a function known; its first worker starts with its first invocation. */
  register(definition: FunctionDefinition): void {
    const { worker } = this.#poolOptions;
    const logFile = worker.logFile === undefined ? undefined : join(worker.logFile, `${definition.name}.log`);
    this.#pools.set(definition.name, new FunctionPool(definition, { ...this.#poolOptions, worker: { ...worker, logFile } }));
  }

  invoke(functionNameOrArn: string, payload: string): Promise<InvokeResult> {
    return this.invokeAs(randomUUID(), functionNameOrArn, payload);
  }

  /** `requestId` becomes the invocation's `awsRequestId`. @throws LambdaServiceError */
  async invokeAs(requestId: string, functionNameOrArn: string, payload: string): Promise<InvokeResult> {
    const pool = this.#pool(functionNameOrArn);
    if (Buffer.byteLength(payload) > LARGEST_REQUEST) {
      throw new LambdaServiceError(
        'RequestTooLargeException',
        `Request must be smaller than ${LARGEST_REQUEST} bytes for the InvokeFunction operation`,
      );
    }
    return this.#clock.busy(() => pool.invoke(requestId, payload));
  }

  /** @throws LambdaServiceError `ResourceNotFoundException` */
  definition(functionNameOrArn: string): FunctionDefinition {
    return this.#pool(functionNameOrArn).definition;
  }

  /** By function name: how many workers it has now, and how often it was invoked in this process. */
  counts(): { functions: Record<string, { workers: number; invocations: number }> } {
    return {
      functions: Object.fromEntries([...this.#pools].map(([name, { size, invocations }]) => [name, { workers: size, invocations }])),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #pool(functionNameOrArn: string): FunctionPool {
    const pool = this.#pools.get(functionName(functionNameOrArn));
    if (pool === undefined) throw new LambdaServiceError('ResourceNotFoundException', `Function not found: ${functionNameOrArn}`);
    return pool;
  }
}
