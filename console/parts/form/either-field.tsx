import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Term } from '#core/contracts/term.ts';
import { useSay, useTexts } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { wayIn } from './filled.ts';
import { isJsonRecord, memberOf } from './json.ts';
import { formTexts } from './texts.ts';

interface EitherFieldProps extends FieldProps<Extract<Field, { is: 'either' }>> {
  readonly render: (props: FieldProps<Field>) => ReactNode;
}

// Stands for "none of them", which radio buttons need a value for.
const NONE = -1;

/** One of several ways to say something, such as a day or a span. */
export function EitherField({ field: { ways }, label, isRequired, value, onChange, render, ...rest }: EitherFieldProps) {
  const t = useTexts(formTexts);
  const say = useSay();
  const { way, of } = wayIn(value);
  const chosen = way === undefined ? undefined : ways[way];
  const options = ways.map((one, index) => ({ value: index, label: isSpan(one) ? t.span : t.either(labelsOf(one).map(say)) }));
  return (
    <fieldset className="group">
      <legend>
        {say(label)}
        {!isRequired && <span className="soft">{t.optional}</span>}
      </legend>
      <Radio.Group
        aria-label={say(label)}
        value={way ?? NONE}
        onChange={({ target }) => onChange(target.value === NONE ? undefined : { way: Number(target.value), of: undefined })}
        options={isRequired ? options : [{ value: NONE, label: t.none }, ...options]}
      />
      {chosen?.is === 'group' ? (
        // One frame is enough: its fields stand in a row.
        <div className="field-row">
          {chosen.fields.map((one) =>
            render({
              ...rest,
              field: one.field,
              path: `${rest.path}.${one.name}`,
              label: one.label,
              isRequired: one.isRequired,
              value: memberOf(of, one.name),
              onChange: (next) => onChange({ way, of: { ...(isJsonRecord(of) ? of : {}), [one.name]: next } }),
            }),
          )}
        </div>
      ) : (
        chosen !== undefined &&
        render({ ...rest, field: chosen, label, isRequired, value: of, onChange: (next) => onChange({ way, of: next }) })
      )}
    </fieldset>
  );
}

/** So many of something, as in twenty working days. */
function isSpan(field: Field): boolean {
  return (
    field.is === 'group' && field.fields.length === 2 && ['number', 'choice'].every((is) => field.fields.some((one) => one.field.is === is))
  );
}

function labelsOf(field: Field): Term[] {
  return field.is === 'group' ? field.fields.map(({ label }) => label) : [];
}
