/** What a worker thread is started with. */
export interface WorkerStart {
  readonly file: string;
  readonly handler: string;
  /** `[0]` is the milliseconds to add to the machine's clock. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** Origin of the services that are asked by messages; undefined where they are asked through sockets. */
  readonly carriedOrigin: string | undefined;
  /** Where the function's output goes; undefined drops it. */
  readonly logFile: string | undefined;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logStreamName: string;
}

/** To the thread. */
export type ThreadMessage = InvokeMessage | AnswerMessage;

export interface InvokeMessage {
  readonly kind: 'invoke';
  readonly requestId: string;
  /** JSON text of the event. */
  readonly payload: string;
  /** Real milliseconds the invocation may take from now. */
  readonly timeoutMs: number;
}

/** A whole request to a service, header names in lower case, the path with its query string. */
export interface CarriedQuestion {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface CarriedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

interface AnswerMessage {
  readonly kind: 'answer';
  /** That of the question. */
  readonly id: number;
  readonly answer: CarriedAnswer;
}

/** `payload` is JSON text: the result, or Lambda's error object where `failed`. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly payload: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: CarriedQuestion }
  | { readonly kind: 'done'; readonly failed: boolean; readonly payload: string };
