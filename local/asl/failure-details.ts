import type { JsonObject } from './json.ts';
import type { StatesError } from './states-error.ts';

/** `error` and `cause` as history and the API show them: left out where there is none. */
export const failureDetails = ({ error, cause }: { error?: string; cause?: string | undefined }): JsonObject => ({
  ...(error !== undefined && error !== '' && { error }),
  ...(cause !== undefined && { cause }),
});

/** What a Catcher sees as `$states.errorOutput`. */
export const errorOutput = ({ error, cause, untold }: StatesError): JsonObject => ({
  Error: error === '' ? untold : error,
  Cause: cause ?? untold,
});
