import type { Field } from './field.ts';
import { isJsonRecord, memberOf } from './json.ts';
import type { Json } from './json.ts';

/** The value with what there is no choice about: a choice that has to be made among one is made. */
export function withOnlyChoices(field: Field, value: Json): Json {
  if (field.is !== 'group') return value;
  const made = field.fields.flatMap(({ name, isRequired, field: one }) => {
    const [only, ...others] = one.is === 'choice' ? one.choices : [];
    const isOpen = (memberOf(value, name) ?? '') === '';
    return isRequired && isOpen && only !== undefined && others.length === 0 ? [[name, only.value] as const] : [];
  });
  return made.length === 0 ? value : { ...(isJsonRecord(value) ? value : {}), ...Object.fromEntries(made) };
}
