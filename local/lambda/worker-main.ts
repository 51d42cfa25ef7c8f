import { openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { carryRequests } from './carry-requests.ts';
import { errorPayload, thrownPayload } from './error-payload.ts';
import { installVirtualDate } from './virtual-date.ts';
import type { CarriedAnswer, CarriedQuestion, InvokeMessage, ThreadMessage, WorkerMessage, WorkerStart } from './worker-messages.ts';

type Handler = (event: unknown, context: object) => unknown;

// Lambda's limit of a synchronous answer, 6 MiB and a little, in bytes.
const LARGEST_RESULT = 6_291_556;

const start: WorkerStart = workerData;

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message, []);
}

/** Writes output straight to the function's log file: nothing is lost when the thread is ended, and the main thread has no work of it. */
function redirectOutput(logFile: string | undefined): void {
  const descriptor = logFile === undefined ? undefined : openSync(logFile, 'a');
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array): boolean => {
      if (descriptor !== undefined) writeSync(descriptor, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    };
  }
}

/** Lambda ends a runtime whose code fails outside of the handler; the thread ends the same way. */
function endOn(event: 'unhandledRejection' | 'uncaughtException', errorType: string | undefined, code: number): void {
  process.on(event, (error: unknown) => {
    console.error(error);
    send({ kind: 'broken', payload: thrownPayload(error, errorType) });
    process.exit(code);
  });
}

async function loadHandler(): Promise<Handler> {
  const module: Record<string, unknown> = await import(pathToFileURL(start.file).href);
  // Of a CommonJS bundle only the default export is sure to be there.
  const candidate = module[start.handler] ?? Object(module['default'])[start.handler];
  if (!isHandler(candidate)) {
    send({ kind: 'broken', payload: errorPayload('Runtime.HandlerNotFound', `${start.handler} is undefined or not exported`, []) });
    process.exit(1);
  }
  return candidate;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function loadErrorType(error: unknown): string {
  if (error instanceof SyntaxError) return 'Runtime.UserCodeSyntaxError';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
    ? 'Runtime.ImportModuleError'
    : error instanceof Error
      ? error.name
      : 'Error';
}

function contextOf({ requestId, timeoutMs }: InvokeMessage): object {
  // The time limit is real time whatever the virtual clock does, so this does not ask `Date`.
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: start.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, Math.ceil(deadline - performance.now())),
  };
}

async function answer(handler: Handler, message: InvokeMessage): Promise<WorkerMessage> {
  try {
    const event: unknown = JSON.parse(message.payload === '' ? '{}' : message.payload);
    return resultOf(await handler(event, contextOf(message)));
  } catch (error) {
    console.error(error);
    return { kind: 'done', failed: true, payload: thrownPayload(error) };
  }
}

function resultOf(result: unknown): WorkerMessage {
  let payload: string | undefined;
  try {
    payload = JSON.stringify(result) ?? 'null';
  } catch (error) {
    return { kind: 'done', failed: true, payload: thrownPayload(error, 'Runtime.MarshalError') };
  }
  if (Buffer.byteLength(payload) <= LARGEST_RESULT) return { kind: 'done', failed: false, payload };
  const message = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESULT} bytes).`;
  return { kind: 'done', failed: true, payload: errorPayload('Function.ResponseSizeTooLarge', message) };
}

const asked = new Map<number, (answer: CarriedAnswer) => void>();
let questions = 0;

function ask(question: CarriedQuestion): Promise<CarriedAnswer> {
  const id = (questions += 1);
  send({ kind: 'ask', id, question });
  return new Promise((resolve) => void asked.set(id, resolve));
}

installVirtualDate(start.clock);
if (start.carriedOrigin !== undefined) carryRequests(start.carriedOrigin, ask);
redirectOutput(start.logFile);
endOn('unhandledRejection', 'Runtime.UnhandledPromiseRejection', 128);
endOn('uncaughtException', undefined, 129);
try {
  const handler = await loadHandler();
  parentPort?.on('message', (message: ThreadMessage) => {
    if (message.kind === 'invoke') {
      void answer(handler, message).then(send);
      return;
    }
    asked.get(message.id)?.(message.answer);
    asked.delete(message.id);
  });
  send({ kind: 'ready' });
} catch (error) {
  console.error(error);
  send({ kind: 'broken', payload: thrownPayload(error, loadErrorType(error)) });
  process.exit(1);
}
