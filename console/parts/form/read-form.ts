import type { Term } from '#core/contracts/term.ts';
import type { Choice, Field, NamedField } from './field.ts';
import { isRecord, jsonOf } from './json.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Choices that the desk knows for fields of a name where the form itself names none: sessions, people. */
export type KnownChoices = Readonly<Record<string, readonly Choice[]>>;

/** Reads a form (JSON Schema with `title` and `titleEn`, choices as `oneOf` of `const`) into what is to be asked. */
export function readForm(schema: unknown, known: KnownChoices = {}): Field {
  return isRecord(schema) ? fieldOf(schema, '', known) : { is: 'group', fields: [] };
}

function fieldOf(schema: Schema, name: string, known: KnownChoices): Field {
  if ('const' in schema) return { is: 'fixed', value: jsonOf(schema['const']) };
  const choices = choicesOf(schema) ?? (schema['type'] === 'string' ? known[name] : undefined);
  if (choices !== undefined) return { is: 'choice', choices };
  const ways = schema['anyOf'] ?? schema['oneOf'];
  const [only, ...others] = Array.isArray(ways) ? ways.filter(isRecord).filter(isSomething) : [];
  if (only !== undefined && others.length === 0) return fieldOf(only, name, known);
  if (Array.isArray(ways)) return { is: 'either', ways: ways.filter(isRecord).map((way) => fieldOf(way, name, known)) };
  switch (schema['type']) {
    case 'object':
      return { is: 'group', fields: fieldsOf(schema, known) };
    case 'array':
      return listOf(schema, name, known);
    case 'boolean':
      return { is: 'flag' };
    case 'integer':
    case 'number':
      return { is: 'number', ...limitsOf(schema), isWhole: schema['type'] === 'integer' };
    default:
      return schema['format'] === 'date' ? { is: 'day' } : textOf(schema);
  }
}

function textOf(schema: Schema): Field {
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined;
  const line = schema['isLine'] === true ? { isLine: true } : {};
  return { is: 'text', min: numberIn(schema, 'minLength') ?? 0, max: numberIn(schema, 'maxLength'), pattern, ...line };
}

function listOf(schema: Schema, name: string, known: KnownChoices): Field {
  const items = isRecord(schema['items']) ? schema['items'] : {};
  if (items['type'] === 'integer') return { is: 'numbers', ...limitsOf(items) };
  const limits = { min: numberIn(schema, 'minItems') ?? 0, max: numberIn(schema, 'maxItems') };
  const choices = choicesOf(items) ?? (items['type'] === 'string' ? known[name] : undefined);
  return choices === undefined ? { is: 'list', item: fieldOf(items, name, known), ...limits } : { is: 'choices', choices, ...limits };
}

function limitsOf(schema: Schema): { readonly min: number | undefined; readonly max: number | undefined } {
  return { min: numberIn(schema, 'minimum'), max: numberIn(schema, 'maximum') };
}

/** Whether a way to fill something in is more than to leave it out. */
function isSomething({ type }: Schema): boolean {
  return type !== 'null';
}

function fieldsOf(schema: Schema, known: KnownChoices): NamedField[] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([name, part]) =>
    isRecord(part)
      ? [{ name, label: titleOf(part, name), isRequired: required.includes(name) && !mayBeNull(part), field: fieldOf(part, name, known) }]
      : [],
  );
}

function mayBeNull({ anyOf }: Schema): boolean {
  return Array.isArray(anyOf) && anyOf.some((way: unknown) => isRecord(way) && !isSomething(way));
}

function choicesOf(schema: Schema): Choice[] | undefined {
  const { oneOf } = schema;
  if (!Array.isArray(oneOf)) return undefined;
  const found = oneOf.flatMap((one: unknown) =>
    isRecord(one) && typeof one['const'] === 'string' ? [{ value: one['const'], label: titleOf(one, one['const']) }] : [],
  );
  return found.length === oneOf.length ? found : undefined;
}

function titleOf(schema: Schema, name: string): Term {
  const { title, titleEn } = schema;
  const zh = typeof title === 'string' ? title : name;
  return { zh, en: typeof titleEn === 'string' ? titleEn : zh };
}

function numberIn(schema: Schema, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
}
