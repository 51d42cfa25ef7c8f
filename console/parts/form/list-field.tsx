import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useSay, useTexts } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { isJsonList } from './json.ts';
import type { Json } from './json.ts';
import { formTexts } from './texts.ts';

interface ListFieldProps extends FieldProps<Extract<Field, { is: 'list' }>> {
  readonly render: (props: FieldProps<Field>) => ReactNode;
}

/** Any number of the same: each can be taken away, and another added. */
export function ListField({ field, path, label, value, onChange, faults, prefix, render }: ListFieldProps) {
  const t = useTexts(formTexts);
  const say = useSay();
  const { language } = useLanguage();
  const given: readonly Json[] = isJsonList(value) ? value : [];
  // What has to hold one shows a first line to write on.
  const items = given.length === 0 && field.min > 0 ? [undefined] : given;
  const fault = faults.get(path);
  return (
    <fieldset className="group list" id={`${prefix}-${path.replaceAll('.', '-')}`}>
      <legend>{say(label)}</legend>
      {items.map((item, index) => (
        // Lines have no names of their own; they are only ever taken away or added at the end.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="list-item">
          {render({
            field: field.item,
            path: `${path}.${index}`,
            label: { zh: formTexts.zh.item(label.zh, index + 1), en: formTexts.en.item(label.en, index + 1) },
            isRequired: true,
            value: item,
            onChange: (next) => onChange(items.map((one, at) => (at === index ? next : one))),
            faults,
            prefix,
          })}
          {items.length > field.min && (
            <Button size="small" onClick={() => onChange(items.filter((_, at) => at !== index))}>
              {t.remove(formTexts[language].item(say(label), index + 1))}
            </Button>
          )}
        </div>
      ))}
      {items.length < (field.max ?? Infinity) && <Button onClick={() => onChange([...items, undefined])}>{t.add(say(label))}</Button>}
      {fault !== undefined && <p className="fault">{fault}</p>}
    </fieldset>
  );
}
