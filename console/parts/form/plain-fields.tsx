import { Checkbox, Input, InputNumber, Radio } from 'antd';
import { useSay, useTexts } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { Labelled } from './labelled.tsx';
import { formTexts } from './texts.ts';

type Of<K extends Field['is']> = FieldProps<Extract<Field, { is: K }>>;

// A line holds about so much; what may be longer gets an area, the larger the more.
const LINE = 120;
const PAGE = 5000;

export function TextField({ field: { max, isLine: mustBeLine = false }, value, onChange, ...rest }: Of<'text'>) {
  const t = useTexts(formTexts);
  const text = typeof value === 'string' ? value : '';
  const isLine = mustBeLine || max === undefined || max <= LINE;
  const rows = isLine ? 1 : max > PAGE ? 12 : 4;
  return (
    <Labelled {...rest} hint={isLine ? undefined : t.used(text.length, max)}>
      {(control) =>
        isLine ? (
          <Input {...control} value={text} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <Input.TextArea {...control} rows={rows} value={text} onChange={({ target }) => onChange(target.value)} />
        )
      }
    </Labelled>
  );
}

/** The browser's own: it knows the reader's calendar and the keyboard. */
export function DayField({ field: _field, value, onChange, ...rest }: Of<'day'>) {
  return (
    <Labelled {...rest}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      )}
    </Labelled>
  );
}

export function NumberField({ field: { min, max, isWhole }, value, onChange, ...rest }: Of<'number'>) {
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return (
    <Labelled {...rest}>
      {(control) => (
        <InputNumber<number>
          {...control}
          {...limits}
          {...(isWhole ? { precision: 0 } : {})}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </Labelled>
  );
}

/** What has to be said is yes or no; what may be left alone is a box to tick. */
export function FlagField({ field: _field, value, onChange, label, isRequired, ...rest }: Of<'flag'>) {
  const t = useTexts(formTexts);
  const say = useSay();
  if (!isRequired) {
    return (
      <div className="field">
        <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked ? true : undefined)}>
          {say(label)}
        </Checkbox>
      </div>
    );
  }
  return (
    <Labelled {...rest} label={label} isRequired>
      {(control) => (
        <Radio.Group
          {...control}
          aria-label={say(label)}
          value={value}
          onChange={({ target }) => onChange(target.value === true)}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      )}
    </Labelled>
  );
}
