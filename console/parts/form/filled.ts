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
  const members = field.fields.map(({ name, isRequired, field: one }) => {
    const filled = filledIn(one, memberOf(value, name));
    return { name, filled, empty: isRequired && mayBeEmpty(one) ? [] : undefined };
  });
  if (members.every(({ filled }) => filled === undefined)) return undefined;
  return Object.fromEntries(
    members.map(({ name, filled, empty }) => [name, filled ?? empty] as const).filter(([, one]) => one !== undefined),
  );
}

/** Whether having none of it is an answer too. */
export function mayBeEmpty(field: Field): boolean {
  return field.is === 'list' && field.min === 0;
}

/** Which of several ways was chosen, and what was filled in for it. */
export function wayIn(value: Json): { readonly way: number | undefined; readonly of: Json } {
  const way = memberOf(value, 'way');
  return { way: typeof way === 'number' ? way : undefined, of: isJsonRecord(value) ? value['of'] : undefined };
}
