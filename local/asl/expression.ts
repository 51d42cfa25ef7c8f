import jsonata from 'jsonata';
import { topLevelReference } from './expression-check.ts';
import { staticFunctions } from './expression-functions.ts';
import { InvalidDefinition } from './invalid-definition.ts';
import { toJson } from './to-json.ts';
import type { Json } from './json.ts';
import { QueryEvaluationError } from './states-error.ts';

/** Names and values an expression may use, without the dollar sign: `states`, the variables, clock-bound functions. */
export type Bindings = Readonly<Record<string, unknown>>;

/** A compiled JSONata expression. `field` is where it stands, relative to its state. */
export interface Expression {
  readonly field: string;
  /** @throws QueryEvaluationError when evaluation fails or gives nothing. */
  evaluate(bindings: Bindings): Promise<Json>;
}

// AWS ends an evaluation after some seconds. Counting evaluated nodes is the same on every machine, and an
// expression without end (a tail call that never stops) would otherwise never give the process back.
const MOST_STEPS = 1_000_000;

// The package declares `assign` for strings only, but its evaluator looks this hook up under a symbol.
interface Hookable {
  assign(name: string | symbol, value: unknown): void;
}

const ENTRY = Symbol.for('jsonata.__evaluate_entry');

// JSONata throws plain objects with a message, not Errors.
const messageOf = (thrown: unknown): string => String(Object(thrown).message);

/** The expression inside `{% … %}`, or undefined when the text is a plain string. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

/** @throws InvalidDefinition when the text does not parse or reads a context item. */
export function compileExpression(source: string, field: string, location: string): Expression {
  const compiled = parse(source, location);
  const subject = `The JSONata expression '${source}' specified for the field '${field}'`;
  let steps = 0;
  bindStatic(compiled, () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new RangeError('Expression evaluation step limit exceeded');
  });
  const evaluate = async (bindings: Bindings): Promise<Json> => {
    steps = 0;
    let value: unknown;
    try {
      value = await compiled.evaluate(undefined, bindings);
    } catch (thrown) {
      throw new QueryEvaluationError(`${subject} threw an error during evaluation. ${messageOf(thrown)}`, field);
    }
    if (value === undefined) {
      throw new QueryEvaluationError(`${subject} returned nothing (undefined).`, field);
    }
    return toJson(value, subject, field);
  };
  return { field, evaluate };
}

function parse(source: string, location: string): jsonata.Expression {
  let compiled: jsonata.Expression;
  try {
    compiled = jsonata(source);
  } catch (thrown) {
    throw new InvalidDefinition(`INVALID_JSONATA_EXPRESSION: ${messageOf(thrown)}`, location);
  }
  const reference = topLevelReference(compiled.ast());
  if (reference !== undefined) {
    throw new InvalidDefinition(`UNSUPPORTED_JSONATA_EXPRESSION: Reference to '${reference}' at the top level is not supported.`, location);
  }
  return compiled;
}

function bindStatic(compiled: jsonata.Expression, onStep: () => void): void {
  for (const [name, implementation] of Object.entries(staticFunctions)) compiled.assign(name, implementation);
  compiled.assign('eval', undefined);
  const hookable: Hookable = compiled;
  hookable.assign(ENTRY, onStep);
}
