import { HistoryFull } from './journal.ts';
import { errorNames, interpreterError, StatesError } from './states-error.ts';

/**
 * Anything that is not a state's own failure is the interpreter's fault, and ends the execution as such.
 * @throws HistoryFull, which no state may handle.
 */
export function asStatesError(thrown: unknown): StatesError {
  if (thrown instanceof HistoryFull) throw thrown;
  if (thrown instanceof StatesError) return thrown;
  return interpreterError(errorNames.runtime, String(thrown));
}
