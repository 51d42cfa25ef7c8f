import { Select } from 'antd';
import { useTexts } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { isJsonList } from './json.ts';
import { Labelled } from './labelled.tsx';
import { formTexts } from './texts.ts';

const between = [',', '，', '、', ' '];

/** Whole numbers, typed one after the other; what is none is not taken. */
export function NumbersField({ field: _field, value, onChange, ...rest }: FieldProps<Extract<Field, { is: 'numbers' }>>) {
  const t = useTexts(formTexts);
  const given = isJsonList(value) ? value.filter((one) => typeof one === 'number') : [];
  return (
    <Labelled {...rest} hint={t.numbers}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={between}
          value={given.map(String)}
          onChange={(next) => onChange([...new Set(next.filter((one) => /^\d+$/.test(one.trim())).map(Number))])}
        />
      )}
    </Labelled>
  );
}
