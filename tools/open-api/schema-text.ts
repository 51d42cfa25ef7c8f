import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';

type Json = Readonly<Record<string, unknown>>;

const WIDTH = 76;
// Identifiers stand almost everywhere: by name, instead of their pattern.
const identifierPattern = z.toJSONSchema(identifier).pattern;

/**
 * A JSON Schema as a person reads it, in the manner of a TypeScript type: `{ title: string (1…100), due?: { on: date } }`,
 * over several lines where it is long. A question mark is what may be left out; bounds and defaults stand behind the type;
 * `id` is an identifier.
 */
export function schemaText(schema: unknown, indent = ''): string {
  if (!isJson(schema)) return 'any';
  if (schema['default'] !== undefined) {
    const { default: value, ...rest } = schema;
    return `${schemaText(rest, indent)} = ${JSON.stringify(value)}`;
  }
  if (typeof schema['$ref'] === 'string') return schema['$ref'].split('/').at(-1) ?? '';
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return namesText(schema['enum'], indent);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choicesText(choices, indent);
  if (schema['type'] === 'object') return objectText(schema, indent);
  if (schema['type'] === 'array') return arrayText(schema, indent);
  return scalarText(schema);
}

function namesText(names: readonly unknown[], indent: string): string {
  const lines: string[] = [];
  for (const name of names.map((value) => JSON.stringify(value))) {
    const longer = `${lines.at(-1) ?? ''} | ${name}`;
    if (lines.length > 0 && fits(longer, `${indent}  `)) lines.splice(-1, 1, longer);
    else lines.push(name);
  }
  return lines.join(`\n${indent}  | `);
}

function choicesText(choices: readonly unknown[], indent: string): string {
  const texts = choices.map((choice) => schemaText(choice, `${indent}  `));
  const line = texts.join(' | ');
  return fits(line, indent) ? line : texts.map((text, index) => (index === 0 ? text : `\n${indent}  | ${text}`)).join('');
}

function objectText(schema: Json, indent: string): string {
  const properties = isJson(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const inner = `${indent}  `;
  const parts = properties.map(
    ([name, part]) =>
      `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${schemaText(part, inner)}`,
  );
  if (isJson(schema['additionalProperties'])) {
    parts.push(
      `[${schemaText(schema['propertyNames'] ?? { type: 'string' }, inner)}]: ${schemaText(schema['additionalProperties'], inner)}`,
    );
  }
  if (parts.length === 0) return '{}';
  const line = `{ ${parts.join(', ')} }`;
  return fits(line, indent) ? line : `{\n${parts.map((part) => `${inner}${part}`).join('\n')}\n${indent}}`;
}

function arrayText(schema: Json, indent: string): string {
  const item = schemaText(schema['items'], indent);
  const list = /^[{\w]/.test(item) && !item.includes(' | ') ? `${item}[]` : `(${item})[]`;
  return `${list}${bounds(schema['minItems'], schema['maxItems'])}`;
}

function scalarText(schema: Json): string {
  const { type, format, pattern } = schema;
  if (type === 'string') {
    if (pattern === identifierPattern) return 'id';
    // A pattern that belongs to a format says the same at length.
    const form = typeof format === 'string' ? format : typeof pattern === 'string' ? `string /${pattern}/` : 'string';
    return `${form}${bounds(schema['minLength'], schema['maxLength'])}`;
  }
  if (typeof type !== 'string') return 'any';
  const { exclusiveMinimum: above } = schema;
  return `${type}${bounds(schema['minimum'] ?? (typeof above === 'number' ? above + 1 : undefined), schema['maximum'])}`;
}

function bounds(from: unknown, to: unknown): string {
  const low = isBound(from) ? String(from) : '';
  const high = isBound(to) ? String(to) : '';
  return low === '' && high === '' ? '' : ` (${low}…${high})`;
}

/** The greatest safe integers stand for no bound. */
function isBound(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function fits(line: string, indent: string): boolean {
  return !line.includes('\n') && line.length + indent.length <= WIDTH;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
