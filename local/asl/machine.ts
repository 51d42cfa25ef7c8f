import type { Assign } from './assign.ts';
import { DefinitionReader } from './definition-reader.ts';
import { InvalidDefinition } from './invalid-definition.ts';
import { isJsonObject, parseJson, type Json, type JsonObject } from './json.ts';
import { scopeReader } from './scope.ts';
import type { Scope } from './state-node.ts';

/** A state machine ready to run; its expressions are compiled. */
export interface Machine {
  readonly scope: Scope;
  /** The limit of a whole execution, or undefined. */
  readonly timeoutSeconds: number | undefined;
}

const SECONDS = { least: 1, most: 99_999_999, integer: true };
const SCOPE_FIELDS = ['StartAt', 'States'];

/**
 * Reads a definition (JSON text of an ASL machine in JSONata).
 * @throws InvalidDefinition naming the first thing that is wrong or not supported.
 */
export function readMachine(definition: string): Machine {
  const fields = Object.entries(parseDefinition(definition));
  const own = fields.filter(([field]) => !SCOPE_FIELDS.includes(field));
  const reader = new DefinitionReader(Object.fromEntries(own), 'State machine', '');
  reader.allowOnly(['Comment', 'Version', 'TimeoutSeconds', 'QueryLanguage']);
  const timeoutSeconds = reader.number('TimeoutSeconds', SECONDS, 0);
  const scopeFields = fields.filter(([field]) => SCOPE_FIELDS.includes(field));
  const readScope = scopeReader(reader.optionalText('QueryLanguage'));
  const scope = readScope(Object.fromEntries(scopeFields), 'State machine', '');
  checkVariables(scope, new Set());
  return { scope, timeoutSeconds: timeoutSeconds === 0 ? undefined : timeoutSeconds };
}

function parseDefinition(definition: string): JsonObject {
  let value: Json;
  try {
    value = parseJson(definition);
  } catch (cause) {
    throw new InvalidDefinition(`INVALID_JSON_DESCRIPTION: ${String(cause)}`, '/');
  }
  if (!isJsonObject(value)) throw new InvalidDefinition('State machine: must be an object', '/');
  return value;
}

const assignedBy = (ways: readonly { readonly assign: Assign | undefined }[]): string[] =>
  ways.flatMap(({ assign }) => assign?.names ?? []);

/**
 * AWS: a name assigned in a scope may not be assigned in the scopes inside it. What a state's own catchers assign is no hindrance
 * to its branches: they are over then.
 */
function checkVariables(scope: Scope, outer: ReadonlySet<string>): void {
  for (const state of scope.states.values()) {
    const taken = assignedBy([...state.exits, ...state.catchers]).find((name) => outer.has(name));
    if (taken === undefined) continue;
    const message = `State '${state.name}': field 'Assign' may not set '${taken}', a variable of an outer scope`;
    throw new InvalidDefinition(message, `/States/${state.name}`);
  }
  const states = [...scope.states.values()];
  for (const state of states) {
    const around = states.flatMap((other) => [...other.exits, ...(other === state ? [] : other.catchers)]);
    const visible = new Set([...outer, ...assignedBy(around)]);
    for (const branch of state.branches) checkVariables(branch, visible);
  }
}
