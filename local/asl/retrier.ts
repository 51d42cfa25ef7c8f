import type { DefinitionReader } from './definition-reader.ts';
import { readErrorEquals } from './error-equals.ts';

/** One element of `Retry`. */
export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly maxAttempts: number;
  /** Milliseconds before retry number `attempt` (1, 2, …); `random` gives a number in [0, 1) for full jitter. */
  delay(attempt: number, random: () => number): number;
}

const FIELDS = ['Comment', 'ErrorEquals', 'IntervalSeconds', 'BackoffRate', 'MaxAttempts', 'MaxDelaySeconds', 'JitterStrategy'];

// AWS bounds: an attempt count and an interval fit eight digits, a longest delay is less than 31,622,400 s (366 days).
const INTERVAL = { least: 1, most: 99_999_999, integer: true };
const ATTEMPTS = { least: 0, most: 99_999_999, integer: true };
const RATE = { least: 1, most: Number.MAX_VALUE, integer: false };
const LONGEST = { least: 1, most: 31_622_400, integer: true };

/** Reads the `Retry` field of a state. Defaults as AWS: 1 s, rate 2, three attempts, no jitter. */
export function readRetriers(state: DefinitionReader): readonly Retrier[] {
  const readers = state.readers('Retry');
  return readers.map((reader, index) => readRetrier(reader, index === readers.length - 1));
}

function readRetrier(reader: DefinitionReader, isLast: boolean): Retrier {
  reader.allowOnly(FIELDS);
  const interval = reader.number('IntervalSeconds', INTERVAL, 1);
  const rate = reader.number('BackoffRate', RATE, 2);
  const longest = reader.number('MaxDelaySeconds', LONGEST, INTERVAL.most);
  const jitter = reader.optionalText('JitterStrategy') ?? 'NONE';
  if (jitter !== 'NONE' && jitter !== 'FULL') throw reader.refusal('JitterStrategy', 'must be FULL or NONE');
  if (reader.has('MaxDelaySeconds') && longest <= interval) {
    throw reader.refusal('MaxDelaySeconds', 'must be greater than IntervalSeconds');
  }
  return {
    errorEquals: readErrorEquals(reader, isLast),
    maxAttempts: reader.number('MaxAttempts', ATTEMPTS, 3),
    delay(attempt, random) {
      const seconds = Math.min(interval * rate ** (attempt - 1), longest);
      return Math.round(seconds * 1000 * (jitter === 'FULL' ? random() : 1));
    },
  };
}
