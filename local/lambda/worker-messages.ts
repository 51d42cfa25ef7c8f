/** What a worker thread is started with. */
export interface WorkerStart {
  readonly file: string;
  readonly handler: string;
  /** `[0]` is the milliseconds to add to the machine's clock. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** Where the function's output goes; undefined drops it. */
  readonly logFile: string | undefined;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logStreamName: string;
}

export interface InvokeMessage {
  readonly requestId: string;
  /** JSON text of the event. */
  readonly payload: string;
  /** Real milliseconds the invocation may take from now. */
  readonly timeoutMs: number;
}

/** `payload` is JSON text: the result, or Lambda's error object where `failed`. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly payload: string }
  | { readonly kind: 'done'; readonly failed: boolean; readonly payload: string };
