import { Radio, Select } from 'antd';
import { useSay, useTexts } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { isJsonList } from './json.ts';
import { Labelled } from './labelled.tsx';
import { formTexts } from './texts.ts';

// So few can be seen at once and chosen by one press.
const FEW = 4;

/** One of several: few as radio buttons, many as a list that is searched by typing. */
export function ChoiceField({ field: { choices }, value, onChange, ...rest }: FieldProps<Extract<Field, { is: 'choice' }>>) {
  const t = useTexts(formTexts);
  const say = useSay();
  const options = choices.map((choice) => ({ value: choice.value, label: say(choice.label) }));
  return (
    <Labelled {...rest}>
      {(control) =>
        choices.length <= FEW && rest.isRequired ? (
          <Radio.Group
            {...control}
            aria-label={say(rest.label)}
            value={value}
            onChange={({ target }) => onChange(String(target.value))}
            options={options}
          />
        ) : (
          <Select<string | null>
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear={!rest.isRequired}
            placeholder={rest.isRequired ? t.choose : t.none}
            value={typeof value === 'string' && value !== '' ? value : null}
            onChange={(next) => onChange(next ?? undefined)}
            options={options}
          />
        )
      }
    </Labelled>
  );
}

/** Any number of several. */
export function ChoicesField({ field: { choices }, value, onChange, ...rest }: FieldProps<Extract<Field, { is: 'choices' }>>) {
  const t = useTexts(formTexts);
  const say = useSay();
  return (
    <Labelled {...rest}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={rest.isRequired ? t.choose : t.none}
          value={isJsonList(value) ? value.filter((one) => typeof one === 'string') : []}
          onChange={onChange}
          options={choices.map((choice) => ({ value: choice.value, label: say(choice.label) }))}
        />
      )}
    </Labelled>
  );
}
