import { describe, expect, it } from 'vitest';
import { checkForm } from '#console/parts/form/check-form.ts';
import type { Field } from '#console/parts/form/field.ts';
import { isEmptyForm } from '#console/parts/form/field.ts';
import { filledIn } from '#console/parts/form/filled.ts';
import { jsonOf } from '#console/parts/form/json.ts';
import type { Json } from '#console/parts/form/json.ts';
import { withOnlyChoices } from '#console/parts/form/only-choices.ts';
import { readForm } from '#console/parts/form/read-form.ts';
import { strangersIn } from '#console/parts/form/strangers.ts';
import { withNulls } from '#console/parts/form/with-nulls.ts';
import { proposalField } from '#console/rooms/write/proposal-field.ts';
import { formOf } from '#core/actions/form.ts';
import { commandNames } from '#core/steps/commands.ts';

const units = [
  { value: 'edu', label: { zh: '教育局', en: 'Education' } },
  { value: 'police', label: { zh: '公安局', en: 'Police' } },
];
const dispatch = readForm(formOf('dispatch', { choices: { unitId: units }, required: ['lead'] }));
const named = (field: Field, name: string) => (field.is === 'group' ? field.fields.find((one) => one.name === name) : undefined);
const faults = (field: Field, value: Json) => checkForm(field, value).map(({ path, what }) => `${path} ${what}`);

const writingIn = (...ids: string[]) => proposalField({ session: ids.map((id) => ({ value: id, label: { zh: '会议', en: 'session' } })) });

describe('a form made from a schema', () => {
  it.each(commandNames)('of %s asks for nothing without a label in both languages', (name) => {
    const unnamed: string[] = [];
    const visit = (field: Field): void => {
      if (field.is === 'group') {
        for (const one of field.fields) {
          if (one.field.is !== 'fixed' && (one.label.zh === one.name || one.label.en === one.label.zh)) unnamed.push(one.name);
          visit(one.field);
        }
      }
      if (field.is === 'list') visit(field.item);
      if (field.is === 'either') field.ways.forEach(visit);
      if (field.is === 'choice') unnamed.push(...field.choices.filter(({ value, label }) => value === label.zh).map(({ value }) => value));
    };
    visit(readForm(formOf(name, {})));
    expect(unnamed).toEqual([]);
  });

  it('makes the choice that is none: a required one among one, unless it was made', () => {
    const begun = { kind: 'personal', session: '' };
    expect(withOnlyChoices(writingIn('6-1'), begun)).toEqual({ kind: 'personal', session: '6-1' });
    expect(withOnlyChoices(writingIn('6-1'), undefined)).toEqual({ session: '6-1' });
    expect(withOnlyChoices(writingIn('6-1'), { session: '5-5' })).toEqual({ session: '5-5' });
    expect(withOnlyChoices(writingIn('6-1', '6-2'), begun)).toEqual(begun);
    expect(withOnlyChoices(writingIn(), begun)).toEqual(begun);
  });

  it('knows what is chosen, written, ticked, repeated and put in either of two ways', () => {
    expect(named(dispatch, 'lead')?.isRequired).toBe(true);
    const lead = named(dispatch, 'lead')?.field;
    expect(lead === undefined ? undefined : named(lead, 'unitId')?.field).toEqual({ is: 'choice', choices: units });
    const due = lead === undefined ? undefined : named(lead, 'due')?.field;
    expect(due?.is === 'either' ? due.ways.map((way) => way.is) : []).toEqual(['group', 'group']);
    expect(named(dispatch, 'coHandlers')?.field).toMatchObject({ is: 'list', min: 0, max: 30, item: { is: 'group' } });
    expect(named(dispatch, 'opinion')?.field).toMatchObject({ is: 'text', max: 2000 });
    const decide = readForm(formOf('decide-return', { assignmentId: 'a1' }));
    expect(named(decide, 'granted')).toMatchObject({ isRequired: true, field: { is: 'flag' } });
    expect(named(decide, 'assignmentId')?.field).toEqual({ is: 'fixed', value: 'a1' });
  });

  it('sees that nothing is asked for beside what is given anyway', () => {
    expect(isEmptyForm(readForm(formOf('sign-for', { assignmentId: 'a1' })))).toBe(true);
    expect(isEmptyForm(readForm(formOf('file', {})))).toBe(true);
    expect(isEmptyForm(dispatch)).toBe(false);
  });

  it('offers what the desk knows for a field of a name, where the form names no choices', () => {
    const field = readForm(formOf('resubmit', {}), { session: units, coSigners: units });
    const content = named(field, 'content')?.field;
    expect(content === undefined ? undefined : named(content, 'session')?.field).toEqual({ is: 'choice', choices: units });
    expect(content === undefined ? undefined : named(content, 'coSigners')?.field).toEqual({
      is: 'choices',
      choices: units,
      min: 0,
      max: 200,
    });
  });

  it.each([null, 'text', 7, [], { type: 'object', properties: { a: 7 } }])('makes an empty form of %j', (schema) => {
    expect(readForm(schema)).toEqual({ is: 'group', fields: [] });
  });
});

describe('what is sent', () => {
  it('is what was filled in, trimmed, with what is given, and nothing that was left empty', () => {
    const value = {
      lead: { unitId: 'edu', due: { way: 0, of: { amount: 3, unit: 'month' } } },
      coHandlers: [undefined, { unitId: 'police' }, {}],
      opinion: ' ',
    };
    expect(filledIn(dispatch, value)).toEqual({
      lead: { unitId: 'edu', due: { amount: 3, unit: 'month' } },
      coHandlers: [{ unitId: 'police' }],
    });
    expect(filledIn(readForm(formOf('sign-for', { assignmentId: 'a1' })), undefined)).toEqual({ assignmentId: 'a1' });
  });

  it('keeps a no that was said', () => {
    const decide = readForm(formOf('decide-return', { assignmentId: 'a1' }));
    expect(filledIn(decide, { granted: false })).toEqual({ assignmentId: 'a1', granted: false });
  });

  it('takes of a kept draft only what a form can hold', () => {
    expect(jsonOf({ a: 1, b: null, c: [true, { d: 'x' }] })).toEqual({ a: 1, b: undefined, c: [true, { d: 'x' }] });
  });
});

describe('what is wrong is told before it is sent', () => {
  it.each<[string, Json, string[]]>([
    ['nothing filled in', undefined, ['lead.unitId missing']],
    ['a group begun and not finished', { lead: { due: { way: 0, of: { amount: 3 } } } }, ['lead.unitId missing', 'lead.due.unit missing']],
    [
      'a number out of range',
      { lead: { unitId: 'edu', due: { way: 0, of: { amount: 0, unit: 'month' } } } },
      ['lead.due.amount too-small'],
    ],
    ['a text too long', { lead: { unitId: 'edu' }, opinion: 'x'.repeat(2001) }, ['opinion too-long']],
    [
      'a line of a list',
      { lead: { unitId: 'edu' }, coHandlers: [{ due: { way: 1, of: { on: '2026-03-02' } } }] },
      ['coHandlers.0.unitId missing'],
    ],
    [
      'too many lines',
      { lead: { unitId: 'edu' }, coHandlers: Array.from({ length: 31 }, () => ({ unitId: 'police' })) },
      ['coHandlers too-many'],
    ],
    ['nothing', { lead: { unitId: 'edu' } }, []],
  ])('%s', (_what, value, told) => {
    expect(faults(dispatch, value)).toEqual(told);
  });

  it('by the same paths as the API', () => {
    const adding = readForm(formOf('dispatch', { choices: { unitId: units }, required: ['coHandlers'], without: ['lead'] }));
    expect(faults(adding, {})).toEqual(['coHandlers missing']);
    expect(faults(readForm(formOf('issue-reply', { assignmentId: 'a1' })), { class: '不是类别', text: '答复' })).toEqual([
      'class other-form',
    ]);
  });
});

describe('the form of a new proposal', () => {
  it('asks for what the contract asks, with its limits and words', () => {
    const known = { session: units, coSigners: units };
    const content = named(readForm(formOf('resubmit', {}), known), 'content')?.field;
    expect(proposalField(known)).toEqual(content);
  });

  it('offers a member the kinds and names in which she may write, and no others', () => {
    const kinds = (speaksFor: Parameters<typeof proposalField>[1]) => {
      const kind = named(proposalField({}, speaksFor), 'kind')?.field;
      return kind?.is === 'choice' ? kind.choices.map(({ value }) => value) : [];
    };
    expect(kinds([])).toEqual(['personal', 'joint']);
    expect(named(proposalField({}, []), 'onBehalfOf')).toBeUndefined();
    const name = '云澜区侨界联合会';
    const spoken = [{ kind: 'party', name } as const];
    expect(kinds(spoken)).toEqual(['personal', 'joint', 'party']);
    expect(named(proposalField({}, spoken), 'onBehalfOf')?.field).toEqual({
      is: 'choice',
      choices: [{ value: name, label: { zh: name, en: name } }],
    });
  });
});

describe('a form in which something may be null', () => {
  const schema = {
    type: 'object',
    properties: {
      late: { type: 'object', properties: { span: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] } }, required: ['span'] },
      more: {
        type: 'object',
        properties: { days: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 } } },
        required: ['days'],
      },
      share: { type: 'number' },
    },
    required: ['more'],
  };
  const field = readForm(schema);

  it('asks for it as for something that may be left out, and for several numbers in one field', () => {
    const late = named(field, 'late')?.field;
    expect(late === undefined ? undefined : named(late, 'span')).toMatchObject({
      isRequired: false,
      field: { is: 'number', isWhole: true },
    });
    const more = named(field, 'more')?.field;
    expect(more === undefined ? undefined : named(more, 'days')?.field).toEqual({ is: 'numbers', min: 1, max: 9 });
    expect(named(field, 'share')?.field).toMatchObject({ is: 'number', isWhole: false });
  });

  it('sends null for what was left empty, and nothing for a group that lacks more', () => {
    expect(withNulls(schema, filledIn(field, { more: { days: [1] } }))).toEqual({ more: { days: [1] }, late: { span: null } });
    expect(withNulls(schema, filledIn(field, { late: { span: 2 }, more: {} }))).toEqual({ late: { span: 2 }, more: { days: [] } });
    expect(withNulls({ ...schema, properties: { more: schema.properties.more } }, undefined)).toBeUndefined();
  });

  it('judges each of several numbers', () => {
    expect(faults(field, { more: { days: [1, 10] } })).toEqual(['more.days too-large']);
    expect(faults(field, { more: { days: [0] } })).toEqual(['more.days too-small']);
  });

  it('names what a file holds beside it', () => {
    expect(strangersIn(field, { more: { days: [1], dasy: 1 }, other: null })).toEqual(['more.dasy', 'other']);
  });
});
