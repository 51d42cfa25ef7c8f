import * as z from 'zod';

const schema = z.looseObject({
  const: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  minItems: z.number().default(0),
});

/** The simplest body that a form asks for: what is required, first choices, a word where text is wanted. */
export function fillForm(form: unknown): unknown {
  const found = schema.parse(form);
  if ('const' in found) return found.const;
  const [first] = found.oneOf ?? found.anyOf ?? [];
  if (first !== undefined) return fillForm(first);
  switch (found.type) {
    case 'object':
      return Object.fromEntries(found.required.map((field) => [field, fillForm(found.properties?.[field])]));
    case 'array':
      return Array.from({ length: found.minItems }, () => fillForm(found.items));
    case 'boolean':
      return false;
    case undefined:
    default:
      return '某事项。';
  }
}
