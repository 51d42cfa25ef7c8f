import { isRecord } from './json.ts';

/**
 * What was filled in, with `null` where a form (JSON Schema) has it for what was left empty: a form itself holds no `null`. A group that
 * was left empty is there if nothing else is missing in it.
 */
export function withNulls(schema: unknown, filled: unknown): unknown {
  if (!isRecord(schema)) return filled;
  if (filled === undefined && takesNull(schema)) return null;
  const { properties, required } = schema;
  if (!isRecord(properties) || (filled !== undefined && !isRecord(filled))) return filled;
  const members = Object.entries(properties).flatMap(([name, part]) => {
    const own = withNulls(part, filled?.[name]);
    return own === undefined ? [] : [[name, own] as const];
  });
  const made = Object.fromEntries(members);
  const isWhole = Array.isArray(required) && required.every((name) => typeof name === 'string' && name in made);
  return filled !== undefined || (isWhole && members.length > 0) ? made : undefined;
}

function takesNull({ anyOf }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(anyOf) && anyOf.some((way: unknown) => isRecord(way) && way['type'] === 'null');
}
