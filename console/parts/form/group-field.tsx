import type { ReactNode } from 'react';
import { useSay } from '../language.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { isJsonRecord, memberOf } from './json.ts';

interface GroupFieldProps extends FieldProps<Extract<Field, { is: 'group' }>> {
  readonly render: (props: FieldProps<Field>) => ReactNode;
}

/** Fields that belong together; the form itself is one without a frame. */
export function GroupField({ field, path, label, value, onChange, faults, prefix, render }: GroupFieldProps) {
  const say = useSay();
  const fields = field.fields.map(({ name, label: own, isRequired, field: one }) =>
    render({
      field: one,
      path: path === '' ? name : `${path}.${name}`,
      label: own,
      isRequired,
      value: memberOf(value, name),
      onChange: (next) => onChange({ ...(isJsonRecord(value) ? value : {}), [name]: next }),
      faults,
      prefix,
    }),
  );
  const fault = faults.get(path);
  if (path === '') return <>{fields}</>;
  return (
    <fieldset className="group">
      <legend>{say(label)}</legend>
      {fields}
      {fault !== undefined && <p className="fault">{fault}</p>}
    </fieldset>
  );
}
