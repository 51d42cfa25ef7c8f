import * as z from 'zod';

/** Every object that a schema holds, by its path (lists add nothing to it), with the names of its fields. */
export function shapesOf(path: string, schema: z.core.$ZodType): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  collect(path, schema, found);
  return found;
}

/** Fields of an object's schema. */
export function fieldsOf(schema: z.core.$ZodType): string[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('no schema of an object');
  return Object.keys(schema.shape);
}

function collect(path: string, schema: z.core.$ZodType, found: Map<string, readonly string[]>): void {
  if (schema instanceof z.ZodObject) {
    found.set(path, fieldsOf(schema));
    for (const [field, of] of Object.entries(schema.shape)) collect(`${path}.${field}`, of, found);
  }
  if (schema instanceof z.ZodArray) collect(path, schema.element, found);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault) {
    collect(path, schema.unwrap(), found);
  }
  if (schema instanceof z.ZodUnion) for (const option of schema.options) collect(path, option, found);
}
