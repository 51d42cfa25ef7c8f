import type { Field } from './field.ts';
import { isJsonList, isJsonRecord, memberOf } from './json.ts';
import type { Json } from './json.ts';

/** What is sent: what was filled in, with what is given anyway; what was left empty is left out. */
export function filledIn(field: Field, value: Json): Json {
  switch (field.is) {
    case 'fixed':
      return field.value;
    case 'group':
      return groupOf(field, value);
    case 'list': {
      const items = isJsonList(value) ? value.map((one) => filledIn(field.item, one)).filter((one) => one !== undefined) : [];
      return items.length === 0 ? undefined : items;
    }
    case 'either': {
      const { way, of } = wayIn(value);
      const chosen = way === undefined ? undefined : field.ways[way];
      return chosen === undefined ? undefined : filledIn(chosen, of);
    }
    case 'choices':
      return isJsonList(value) && value.length > 0 ? value : undefined;
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    case 'choice':
    case 'day':
      return value === '' ? undefined : value;
    case 'numbers':
      return isJsonList(value) ? value : [];
    case 'number':
    case 'flag':
      return value;
  }
}

function groupOf(field: Extract<Field, { is: 'group' }>, value: Json): Json {
  const members = field.fields.flatMap(({ name, field: one }) => {
    const filled = filledIn(one, memberOf(value, name));
    return filled === undefined ? [] : [[name, filled] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** Which of several ways was chosen, and what was filled in for it. */
export function wayIn(value: Json): { readonly way: number | undefined; readonly of: Json } {
  const way = memberOf(value, 'way');
  return { way: typeof way === 'number' ? way : undefined, of: isJsonRecord(value) ? value['of'] : undefined };
}
