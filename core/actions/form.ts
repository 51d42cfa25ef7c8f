import * as z from 'zod';
import type { FormHints } from '#core/case/define/define-command.ts';
import type { Term } from '#core/contracts/term.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { commands } from '#core/steps/commands.ts';
import { commandFields, fieldTerms, valueTerms } from '#core/steps/texts.ts';

/** JSON Schema (draft 2020-12); `title` is Chinese with `titleEn` beside it, choices are `oneOf` of a `const` and its titles. */
export type Form = Readonly<Record<string, unknown>>;

/** What fills a form in for one person and moment. */
export interface Filling extends FormHints {
  /** The assignment that is meant. */
  readonly assignmentId?: string;
}

/** A command's body as a form: every field with its label, what may be chosen, and its limits. */
export function formOf(name: CommandName, { assignmentId, choices = {}, required = [], without = [] }: Filling): Form {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(commands[name].body, { io: 'input' });
  const labelling = {
    choices,
    fixed: assignmentId === undefined ? {} : { assignmentId },
    labelOf: (field: string) => commandFields[name]?.[field] ?? fieldTerms[field],
  };
  return narrowed(labelled(schema, labelling), required, without);
}

/** The form of the moment: without what has no meaning now, and with what cannot be left out. */
function narrowed({ properties, ...form }: Form, required: readonly string[], without: readonly string[]): Form {
  if (!isForm(properties)) return form;
  const fields = Object.entries(properties)
    .filter(([field]) => !without.includes(field))
    .map(([field, schema]) => [field, required.includes(field) && isForm(schema) && schema['type'] === 'array' ? filled(schema) : schema]);
  const always: unknown[] = Array.isArray(form['required']) ? form['required'] : [];
  const all = [...new Set([...always, ...required])];
  return { ...form, properties: Object.fromEntries(fields), ...(all.length === 0 ? {} : { required: all }) };
}

function filled({ default: _empty, ...schema }: Form): Form {
  return { ...schema, minItems: 1 };
}

/** What fields are called, which have choices of the moment, and which are given. */
export interface Labelling extends Required<Pick<FormHints, 'choices'>> {
  readonly fixed: Readonly<Record<string, string>>;
  readonly labelOf: (field: string) => Term | undefined;
}

/** A schema with a label on every field it names, and names for its choices. */
export function labelled(schema: Form, labelling: Labelling): Form {
  const parts = Object.entries(schema).map(([key, part]): [string, unknown] => {
    if (key === 'properties' && isForm(part)) return [key, propertiesOf(part, labelling)];
    if ((key === 'items' || key === 'additionalProperties') && isForm(part)) return [key, labelled(part, labelling)];
    if ((key === 'anyOf' || key === 'oneOf') && Array.isArray(part)) {
      return [key, part.map((one: unknown) => (isForm(one) ? labelled(one, labelling) : one))];
    }
    return [key, part];
  });
  return withChoices(Object.fromEntries(parts));
}

function propertiesOf(properties: Form, labelling: Labelling): Form {
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => {
      const label = labelling.labelOf(field);
      const titles = label === undefined ? {} : { title: label.zh, titleEn: label.en };
      return [field, { ...titles, ...fieldOf(field, isForm(schema) ? schema : {}, labelling) }];
    }),
  );
}

function fieldOf(field: string, schema: Form, labelling: Labelling): Form {
  const given = labelling.fixed[field];
  if (given !== undefined) return { const: given };
  const choices = labelling.choices[field]?.map(({ value, label: { zh, en } }) => ({ const: value, title: zh, titleEn: en }));
  if (choices === undefined) return labelled(schema, labelling);
  return schema['type'] === 'array' ? { ...schema, items: { type: 'string', oneOf: choices } } : { type: 'string', oneOf: choices };
}

/** An enumeration as choices with their names. */
function withChoices({ enum: values, ...schema }: Form): Form {
  if (!Array.isArray(values)) return schema;
  const oneOf = values.map((value: unknown) => {
    const term = valueTerms[String(value)];
    return term === undefined ? { const: value } : { const: value, title: term.zh, titleEn: term.en };
  });
  return { ...schema, oneOf };
}

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
