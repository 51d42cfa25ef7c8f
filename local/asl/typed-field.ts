import { InvalidDefinition } from './invalid-definition.ts';
import type { Bindings } from './expression.ts';
import { expressionIn } from './expression.ts';
import { isJsonArray, jsonTypeOf, type Json } from './json.ts';
import { QueryEvaluationError } from './states-error.ts';
import { compileTemplate } from './template.ts';

/** A field that must have one type, given as a literal or as an expression. */
export interface TypedField<T> {
  /** @throws QueryEvaluationError when an expression gives another type, or a value out of range. */
  evaluate(bindings: Bindings): Promise<T>;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Seconds that a timeout, a heartbeat or a wait may have (AWS: up to 99,999,999, about three years). */
export const SECONDS: Range = { least: 1, most: 99_999_999 };

export function integerField(value: Json, field: string, location: string, range: Range): TypedField<number> {
  return typedField(value, field, location, 'integer', (candidate): candidate is number => {
    return typeof candidate === 'number' && Number.isInteger(candidate) && inRange(candidate, range);
  });
}

/** Like `integerField`, for what may have a fraction (`ToleratedFailurePercentage`). */
export function numberField(value: Json, field: string, location: string, range: Range): TypedField<number> {
  return typedField(value, field, location, 'number', (candidate): candidate is number => {
    return typeof candidate === 'number' && inRange(candidate, range);
  });
}

export function stringField(value: Json, field: string, location: string): TypedField<string> {
  return typedField(value, field, location, 'string', (candidate) => typeof candidate === 'string');
}

/** A condition: always an expression or a literal boolean. */
export function booleanField(value: Json, field: string, location: string): TypedField<boolean> {
  return typedField(value, field, location, 'boolean', (candidate) => typeof candidate === 'boolean');
}

/** `Items`: a literal array (whose elements may be expressions) or an expression that gives one. */
export function arrayField(value: Json, field: string, location: string): TypedField<readonly Json[]> {
  return typedField(value, field, location, 'array', isJsonArray);
}

function typedField<T extends Json>(
  value: Json,
  field: string,
  location: string,
  expected: string,
  fits: (candidate: Json) => candidate is T,
): TypedField<T> {
  const source = typeof value === 'string' ? expressionIn(value) : undefined;
  if (source === undefined && !fits(value)) {
    throw new InvalidDefinition(`field '${field}' must be of type ${expected} and within its range`, location);
  }
  const template = compileTemplate(value, field, location);
  const evaluate = async (bindings: Bindings): Promise<T> => {
    const result = await template.evaluate(bindings);
    if (fits(result)) return result;
    // A literal was checked above, so this is an expression's.
    throw new QueryEvaluationError(mismatch(`${source}`, field, expected, result), field);
  };
  return { evaluate };
}

function mismatch(source: string, field: string, expected: string, result: Json): string {
  const expression = `The JSONata expression '${source}' specified for the field '${field}'`;
  const actual = jsonTypeOf(result);
  const sameType = actual === (expected === 'integer' ? 'number' : expected);
  const value = JSON.stringify(result);
  if (sameType) return `${expression} returned a value outside the acceptable range: ${value}.`;
  const difference = `Expected '${expected}', but was '${actual}' for value: ${value}`;
  return `${expression} returned an unexpected result type. ${difference}`;
}

const inRange = (value: number, range: Range): boolean => value >= range.least && value <= range.most;
