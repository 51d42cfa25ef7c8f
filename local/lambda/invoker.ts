/** How the other stand-ins call a function: by name or ARN, JSON text in and out (the `Invoke` API, RequestResponse). */
export interface LambdaInvoker {
  /**
   * @throws LambdaServiceError when the service itself refuses (unknown function, throttled); a function that
   * throws or times out resolves with `functionError` and Lambda's error payload
   * `{errorType, errorMessage, trace}`, as on AWS.
   */
  invoke(functionNameOrArn: string, payload: string): Promise<InvokeResult>;
}

export interface InvokeResult {
  readonly payload: string;
  readonly functionError?: 'Unhandled' | 'Handled';
}

/** `code` is the exception's name on the wire, e.g. `TooManyRequestsException`, `ResourceNotFoundException`. */
export class LambdaServiceError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'LambdaServiceError';
    this.code = code;
  }
}
