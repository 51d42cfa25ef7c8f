import type { Field } from './field.ts';
import { filledIn, mayBeEmpty, wayIn } from './filled.ts';
import { isJsonList, memberOf } from './json.ts';
import type { Json } from './json.ts';

/** What is wrong with a field, and where: `lead.unitId`, `suggestions.2`. */
export interface FormFault {
  readonly path: string;
  readonly what: 'missing' | 'too-few' | 'too-many' | 'too-long' | 'too-small' | 'too-large' | 'other-form';
}

/** What would be refused, before it is sent; the API judges again. */
export function checkForm(field: Field, value: Json, path = ''): FormFault[] {
  const fault = (what: FormFault['what']): FormFault[] => [{ path, what }];
  switch (field.is) {
    case 'group':
      return checkGroup(field, value, path);
    case 'list': {
      const items = isJsonList(value) ? value : [];
      const filled = items.filter((one) => filledIn(field.item, one) !== undefined);
      if (filled.length < field.min) return fault('too-few');
      if (filled.length > (field.max ?? Infinity)) return fault('too-many');
      return items.flatMap((one, index) => (filledIn(field.item, one) === undefined ? [] : checkForm(field.item, one, `${path}.${index}`)));
    }
    case 'either': {
      const { way, of } = wayIn(value);
      const chosen = way === undefined ? undefined : field.ways[way];
      return chosen === undefined ? [] : checkForm(chosen, of, path);
    }
    case 'choices':
      return isJsonList(value) && value.length > (field.max ?? Infinity) ? fault('too-many') : [];
    case 'text':
      return typeof value === 'string' ? checkText(field, value.trim(), path) : [];
    case 'number':
      return checkNumbers(field, [value], path);
    case 'numbers':
      return checkNumbers(field, isJsonList(value) ? value : [], path);
    case 'fixed':
    case 'choice':
    case 'day':
    case 'flag':
      return [];
  }
}

function checkNumbers({ min, max }: Extract<Field, { is: 'number' | 'numbers' }>, values: readonly Json[], path: string): FormFault[] {
  const given = values.filter((one) => typeof one === 'number');
  if (given.some((one) => one < (min ?? -Infinity))) return [{ path, what: 'too-small' }];
  return given.some((one) => one > (max ?? Infinity)) ? [{ path, what: 'too-large' }] : [];
}

function checkText({ max, pattern }: Extract<Field, { is: 'text' }>, text: string, path: string): FormFault[] {
  if (text.length > (max ?? Infinity)) return [{ path, what: 'too-long' }];
  return text === '' || pattern === undefined || new RegExp(pattern, 'u').test(text) ? [] : [{ path, what: 'other-form' }];
}

function checkGroup(field: Extract<Field, { is: 'group' }>, value: Json, path: string): FormFault[] {
  return field.fields.flatMap(({ name, isRequired, field: one }) => {
    const own = memberOf(value, name);
    const at = path === '' ? name : `${path}.${name}`;
    if (filledIn(one, own) === undefined) return isRequired && !mayBeEmpty(one) ? [{ path: firstWithin(one, at), what: 'missing' }] : [];
    return checkForm(one, own, at);
  });
}

/** Where a group is missing, its first field is where one begins. */
function firstWithin(field: Field, path: string): string {
  if (field.is !== 'group') return path;
  const first = field.fields.find(({ isRequired }) => isRequired) ?? field.fields[0];
  return first === undefined ? path : firstWithin(first.field, `${path}.${first.name}`);
}
