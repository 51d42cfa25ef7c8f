import { parseValueMatcher, type ValueMatcher } from './value-matcher.ts';
import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';

/** Says whether an event (or, inside, a field of it) fits. */
export type EventMatcher = (event: unknown) => boolean;

/**
 * Compiles an event pattern: every field named must fit, a list fits when one of its alternatives does, an event's list
 * fits when one of its items does, `$or` when one of its patterns does.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @throws InvalidEventPatternError for anything it cannot read, unknown operators among it
 */
export function parseEventPattern(pattern: unknown): EventMatcher {
  if (!isRecord(pattern) || Object.keys(pattern).length === 0) {
    throw new InvalidEventPatternError('a pattern is an object with at least one field');
  }
  const parts = Object.entries(pattern).map(([name, expected]) => parseField(name, expected));
  return (event) => parts.every((fits) => fits(event));
}

function parseField(name: string, expected: unknown): EventMatcher {
  if (name === '$or') {
    if (!Array.isArray(expected) || expected.length < 2) {
      throw new InvalidEventPatternError('$or takes a list of two or more patterns');
    }
    const alternatives = expected.map(parseEventPattern);
    return (event) => alternatives.some((fits) => fits(event));
  }
  if (Array.isArray(expected)) {
    if (expected.length === 0) throw new InvalidEventPatternError(`${name} has an empty list`);
    const alternatives = expected.map((one) => parseValueMatcher(name, one));
    return (event) => someFits(alternatives, fieldOf(event, name));
  }
  if (!isRecord(expected)) throw new InvalidEventPatternError(`${name} must be a list or an object`);
  const nested = parseEventPattern(expected);
  return (event) => {
    const value = fieldOf(event, name);
    return Array.isArray(value) ? value.some(nested) : nested(value);
  };
}

function someFits(alternatives: readonly ValueMatcher[], value: unknown): boolean {
  const candidates: unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  return candidates.some((candidate) => alternatives.some((fits) => fits(candidate)));
}

function fieldOf(event: unknown, name: string): unknown {
  return isRecord(event) && Object.hasOwn(event, name) ? event[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
