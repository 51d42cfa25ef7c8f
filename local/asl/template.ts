import { compileExpression, expressionIn, type Bindings, type Expression } from './expression.ts';
import { InvalidDefinition } from './invalid-definition.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * A field of a state as written: any JSON whose strings may be expressions (AWS, "Transforming data with JSONata").
 * Evaluating it copies what is constant and fills in the rest.
 */
export interface Template {
  /** Where it stands, relative to the state: `Output`, `Choices[1]/Assign`. */
  readonly field: string;
  /** @throws QueryEvaluationError when an expression in it fails or gives nothing. */
  evaluate(bindings: Bindings): Promise<Json>;
}

/** A template that is an object as written, so its value is one too. */
export interface ObjectTemplate {
  readonly field: string;
  evaluate(bindings: Bindings): Promise<JsonObject>;
}

/** @throws InvalidDefinition for an expression that does not parse or is not closed. */
export function compileTemplate(value: Json, field: string, location: string): Template {
  if (typeof value === 'string') return compileText(value, field, location);
  if (isJsonArray(value)) return compileArray(value, field, location);
  if (isJsonObject(value)) return compileObject(value, field, location);
  return constant(value, field);
}

/** @throws InvalidDefinition for an expression that does not parse or is not closed. */
export function compileObject(value: JsonObject, field: string, location: string): ObjectTemplate {
  const entries = Object.entries(value).map(
    ([key, item]) => [key, compileTemplate(item, `${field}/${key}`, `${location}/${key}`)] as const,
  );
  const evaluate = async (bindings: Bindings): Promise<JsonObject> => {
    const result: [string, Json][] = [];
    for (const [key, template] of entries) result.push([key, await template.evaluate(bindings)]);
    return Object.fromEntries(result);
  };
  return { field, evaluate };
}

function compileArray(value: readonly Json[], field: string, location: string): Template {
  const items = value.map((item, index) => compileTemplate(item, `${field}[${index}]`, `${location}[${index}]`));
  const evaluate = async (bindings: Bindings): Promise<Json> => {
    const result: Json[] = [];
    for (const item of items) result.push(await item.evaluate(bindings));
    return result;
  };
  return { field, evaluate };
}

function compileText(value: string, field: string, location: string): Template | Expression {
  const source = expressionIn(value);
  if (source !== undefined) return compileExpression(source, field, location);
  if (value.startsWith('{%') || value.endsWith('%}')) {
    throw new InvalidDefinition(
      'INVALID_JSONATA_EXPRESSION: an expression must begin with {% and end with %}, with nothing around them',
      location,
    );
  }
  return constant(value, field);
}

const constant = (value: Json, field: string): Template => ({ field, evaluate: () => Promise.resolve(value) });
