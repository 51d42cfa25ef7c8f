import type { Field } from './field.ts';
import { isRecord } from './json.ts';

/** Paths of what a file holds and a form does not ask for: it would not be sent. */
export function strangersIn(field: Field, value: unknown, path = ''): string[] {
  if (field.is === 'list' && Array.isArray(value))
    return value.flatMap((one: unknown, at) => strangersIn(field.item, one, `${path}.${at}`));
  if (field.is !== 'group' || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, own]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const known = field.fields.find((one) => one.name === name);
    return known === undefined ? [at] : strangersIn(known.field, own, at);
  });
}
