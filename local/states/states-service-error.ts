/** The service refuses a call. `code` is the exception's name on the wire, e.g. `ExecutionDoesNotExist`. */
export class StatesServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StatesServiceError';
    this.code = code;
  }
}
