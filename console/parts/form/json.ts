/** What a form holds while it is filled in; undefined is what nobody filled in yet. */
export type Json = string | number | boolean | undefined | readonly Json[] | { readonly [name: string]: Json };

export type JsonRecord = { readonly [name: string]: Json };

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonRecord(value: Json): value is JsonRecord {
  return typeof value === 'object' && !isJsonList(value);
}

export function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function memberOf(value: Json, name: string): Json {
  return isJsonRecord(value) ? value[name] : undefined;
}

/** Foreign JSON, such as a draft that was kept, as a form's value; what no form can hold is left out. */
export function jsonOf(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, jsonOf(one)])) : undefined;
}
