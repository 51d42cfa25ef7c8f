import type { DefinitionReader } from '../definition-reader.ts';
import type { StateNode, Step, Visit } from '../state-node.ts';
import { StatesError } from '../states-error.ts';
import { stringField, type TypedField } from '../typed-field.ts';

/** Fail: ends its scope with `Error` and `Cause`, which may be expressions. */
export function readFailState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly(['Type', 'Comment', 'QueryLanguage', 'Error', 'Cause']);
  const error = readText(reader, 'Error');
  const cause = readText(reader, 'Cause');
  const enter = async (visit: Visit): Promise<Step> => {
    const bindings = visit.bindings();
    throw new StatesError((await error?.evaluate(bindings)) ?? '', await cause?.evaluate(bindings));
  };
  return { name, type: 'Fail', retriers: [], catchers: [], branches: [], exits: [], enter, resume: enter };
}

function readText(reader: DefinitionReader, field: string): TypedField<string> | undefined {
  const value = reader.value(field);
  return value === undefined ? undefined : stringField(value, field, reader.at(field));
}
