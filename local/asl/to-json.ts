import type { Json } from './json.ts';
import { QueryEvaluationError } from './states-error.ts';

/**
 * Copies what JSONata returned into plain JSON: its sequences carry hidden marks that would change how a later
 * expression sees the array, and a result may be a function, which is no JSON at all.
 * @throws QueryEvaluationError for what JSON cannot hold; `subject` begins its message.
 */
export function toJson(value: unknown, subject: string, field: string): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // AWS writes what JSON has no literal for as text: "NaN", "Infinity".
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((item: unknown) => toJson(item, subject, field));
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item, subject, field)]));
  }
  throw new QueryEvaluationError(`${subject} returned an unsupported result type: 'function'.`, field);
}

// A lambda or a built-in function is an object with a mark; a regular expression is a function.
const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !('_jsonata_lambda' in value) && !('_jsonata_function' in value);
