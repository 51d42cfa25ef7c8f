import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { labelled } from '#core/actions/form.ts';
import type { Form } from '#core/actions/form.ts';
import { requestFieldTerms } from '#core/contracts/field-terms.ts';
import type { Term } from '#core/contracts/term.ts';
import { policySchema, silencesOf } from '#core/policy/policy.ts';
import { clockTerms, fieldTerms, silenceTerms } from '#core/steps/texts.ts';
import { ruleFieldTerms } from './rule-field-terms.ts';

const wholeRecords: readonly string[] = ['clocks', 'silence', 'ladder'];
const ofClocks: Readonly<Record<string, Term>> = { ...clockTerms };

/** A version of the rules as it is recorded, field by field: what the API takes at `POST /v1/policies`. */
export function policyForm(): Form {
  const { $schema: _dialect, ...form } = z.toJSONSchema(z.strictObject({ policy: policySchema, inForceFrom: calendarDateSchema }), {
    io: 'input',
  });
  return labelled(fieldByField(form, ''), {
    choices: {},
    fixed: {},
    labelOf: (field) => ruleFieldTerms[field] ?? ofClocks[field] ?? requestFieldTerms[field] ?? fieldTerms[field],
  });
}

/** A record of known keys has a field for each of them; what silence may mean depends on the clock. */
function fieldByField(schema: Form, name: string): Form {
  const { propertyNames, additionalProperties, ...rest } = schema;
  const keys: unknown = isForm(propertyNames) ? propertyNames['enum'] : undefined;
  if (Array.isArray(keys) && isForm(additionalProperties)) {
    const isOfClocks = wholeRecords.includes(name);
    const each = keys.map(String).map((key) => {
      const part = name === 'silence' ? silenceOf(key, additionalProperties) : additionalProperties;
      return [key, isOfClocks ? { ...titleOf(ofClocks[key]), ...part } : part];
    });
    // What policies of before could not say has a preset, but a form asks for all of it.
    const required = isOfClocks ? { required: keys.map(String) } : {};
    return fieldByField({ ...rest, properties: Object.fromEntries(each), ...required }, name);
  }
  const { properties, items } = schema;
  const parts = isForm(properties) ? Object.entries(properties).filter(isNamedForm) : [];
  return {
    ...schema,
    ...(parts.length === 0 ? {} : { properties: Object.fromEntries(parts.map(([key, part]) => [key, fieldByField(part, key)])) }),
    ...(isForm(items) ? { items: fieldByField(items, name) } : {}),
  };
}

/** A clock's own name, where a field elsewhere is called the same and means something else. */
function titleOf(term: Term | undefined): Form {
  return term === undefined ? {} : { title: term.zh, titleEn: term.en };
}

function silenceOf(key: string, schema: Form): Form {
  const kind = clockKinds.find((one) => one === key);
  if (kind === undefined || !isForm(schema['properties'])) return schema;
  const oneOf = silencesOf(kind).map((outcome) => ({
    const: outcome,
    title: silenceTerms[outcome].zh,
    titleEn: silenceTerms[outcome].en,
  }));
  return { ...schema, properties: { ...schema['properties'], outcome: { type: 'string', oneOf } } };
}

function isNamedForm(entry: [string, unknown]): entry is [string, Form] {
  return isForm(entry[1]);
}

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
