import type { DefinitionReader } from './definition-reader.ts';
import { compileObject, type ObjectTemplate } from './template.ts';

// AWS: Unicode identifiers of up to 80 characters; `states` is the reserved one.
const VARIABLE_NAME = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

/** An `Assign` field: the names it sets are known when the definition is read, their values are templates. */
export interface Assign extends ObjectTemplate {
  readonly names: readonly string[];
}

/** @throws InvalidDefinition for a name that no variable may have. */
export function readAssign(owner: DefinitionReader, field: string): Assign | undefined {
  if (!owner.has('Assign')) return undefined;
  const value = owner.object('Assign');
  const names = Object.keys(value);
  const wrong = names.find((name) => name === 'states' || !VARIABLE_NAME.test(name));
  if (wrong !== undefined) throw owner.refusal(`Assign/${wrong}`, 'is not a name that a variable may have');
  return { ...compileObject(value, field, owner.at('Assign')), names };
}
