import * as z from 'zod';
import { labelled } from '#core/actions/form.ts';
import type { Form, Labelling } from '#core/actions/form.ts';
import { newCalendarYearSchema } from '#core/calendar/new-calendar-year.ts';
import { requestFieldTerms } from '#core/contracts/field-terms.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory } from '#core/directory/directory.ts';
import { personSchema, robotKinds, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import { entryFieldTerms, roleChoices } from '#core/directory/form-terms.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { eventTexts } from '#core/webhook/told/event-texts.ts';
import { statusTypes } from '#core/webhook/told/event-types.ts';
import { endpointFieldTerms, signatureChoices } from '#core/webhook/endpoint/form-terms.ts';
import { holidayTerms, languageChoices, robotKindChoices, robotTerms } from '../form-terms.ts';
import { policyForm } from '../policy-form.ts';
import { defineRoute, nothing } from '../route.ts';

const formNames = ['unit', 'person', 'session', 'robot', 'webhook', 'calendar-year', 'policy'] as const;

type FormName = (typeof formNames)[number];
type Choices = Labelling['choices'];

/** What an administrator fills in, as JSON Schema with labels and choices in both languages, like a command's in `…/actions`. */
export const readForm = defineRoute({
  method: 'GET',
  path: '/v1/forms/{name}',
  operationId: 'readForm',
  tag: 'directory',
  summary: { zh: '管理员填写的各类表单', en: 'The forms that an administrator fills in' },
  command: false,
  params: z.strictObject({ name: z.enum(formNames) }),
  query: nothing,
  body: nothing,
  response: z.object({ form: z.record(z.string(), z.unknown()) }),
  handle: async ({ principal: { person, directory }, params: { name } }) => {
    if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'read-forms' });
    return { body: { form: { ...formOf(name, directory) } } };
  },
});

function formOf(name: FormName, directory: Directory): Form {
  switch (name) {
    case 'unit':
      return withLabels(unitSchema, entryFieldTerms.unit, {});
    case 'person':
      // Whether somebody is active is said, not left to what is usual.
      return withLabels(personSchema.safeExtend({ active: z.boolean() }), entryFieldTerms.person, {
        roles: roleChoices,
        ...directoryChoices(directory),
        language: languageChoices,
      });
    case 'session':
      return withLabels(sessionSchema, entryFieldTerms.session, {});
    case 'robot':
      return withLabels(robotForm, robotTerms, { kind: robotKindChoices });
    case 'webhook':
      return withLabels(webhookForm, endpointFieldTerms, {
        types: statusTypes.map((type) => ({ value: type, label: eventTexts[type] })),
        unitIds: directoryChoices(directory).unitId,
        signature: signatureChoices,
      });
    case 'calendar-year':
      return withLabels(newCalendarYearSchema, holidayTerms, {});
    case 'policy':
      return policyForm();
  }
}

/** Addresses and accounts may be long, and are one line all the same. */
const lineFields: readonly string[] = ['email', 'subject', 'url', 'secret', 'description'];

function withLabels(schema: z.ZodType, own: Readonly<Record<string, Term>>, choices: Choices): Form {
  const { $schema: _dialect, ...form } = z.toJSONSchema(schema, { io: 'input' });
  const told = labelled(form, { choices, fixed: {}, labelOf: (field) => own[field] ?? requestFieldTerms[field] });
  const properties = Object.entries(isRecord(told['properties']) ? told['properties'] : {});
  const marked = properties.map(([name, part]) => [name, isRecord(part) && lineFields.includes(name) ? { ...part, isLine: true } : part]);
  return { ...told, properties: Object.fromEntries(marked) };
}

function directoryChoices({ units, people }: Directory) {
  return {
    unitId: [...units.values()].map(({ id, name, nameEn }) => ({ value: id, label: { zh: name, en: nameEn } })),
    deputyId: [...people.values()].flatMap(({ id, name, nameEn = name, active }) =>
      active ? [{ value: id, label: { zh: name, en: nameEn } }] : [],
    ),
  };
}

const robotForm = z.strictObject({
  kind: z.enum(robotKinds),
  url: z.string().min(1).max(2048),
  secret: z.string().max(200).exactOptional(),
});

/** What is left empty is all of them: nobody has to choose between "all" and a list. */
const webhookForm = z.strictObject({
  url: z.string().min(1).max(2048),
  types: z.array(z.string()).exactOptional(),
  unitIds: z.array(z.string()).exactOptional(),
  description: z.string().max(200).exactOptional(),
  signature: z.string().exactOptional(),
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
