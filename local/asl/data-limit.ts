import type { Json } from './json.ts';
import { errorNames, interpreterError, type StatesError } from './states-error.ts';

/** The most that a state, a task or an execution may take in or give out, as UTF-8 JSON (AWS quotas: 256 KiB). */
export const DATA_LIMIT_BYTES = 262_144;

export const exceedsDataLimit = (text: string): boolean =>
  // No UTF-16 unit takes more than three bytes, so most texts need not be measured.
  text.length * 3 > DATA_LIMIT_BYTES && Buffer.byteLength(text) > DATA_LIMIT_BYTES;

const tooMuch = (what: string): StatesError =>
  interpreterError(
    errorNames.dataLimitExceeded,
    `${what} has a size exceeding the maximum number of bytes service limit (${DATA_LIMIT_BYTES}).`,
  );

/** @throws StatesError `States.DataLimitExceeded` when all texts together are longer than the service allows */
export function limitedTogether(texts: readonly string[], what: string): void {
  if (exceedsDataLimit(texts.join(''))) throw tooMuch(what);
}

/**
 * JSON text of `value`.
 * @throws StatesError `States.DataLimitExceeded` when it is longer than the service allows; `what` names it.
 */
export function limitedJson(value: Json, what: string): string {
  const text = JSON.stringify(value);
  if (exceedsDataLimit(text)) throw tooMuch(what);
  return text;
}
