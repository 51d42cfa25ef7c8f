/** Lambda's error object for what a function threw, as JSON text. */
export function thrownPayload(error: unknown, errorType?: string): string {
  if (error instanceof Error) {
    return errorPayload(errorType ?? error.name, error.message, error.stack?.split('\n') ?? []);
  }
  return errorPayload(errorType ?? typeof error, String(error), []);
}

/** The payload of an invocation that failed: `{errorType, errorMessage, trace}`, without `trace` where there is none to tell. */
export function errorPayload(errorType: string, errorMessage: string, trace?: readonly string[]): string {
  return JSON.stringify({ errorType, errorMessage, ...(trace === undefined ? {} : { trace }) });
}
