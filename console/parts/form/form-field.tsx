import type { ReactNode } from 'react';
import { ChoiceField, ChoicesField } from './choice-field.tsx';
import { EitherField } from './either-field.tsx';
import type { Field } from './field.ts';
import type { FieldProps } from './field-props.ts';
import { GroupField } from './group-field.tsx';
import { ListField } from './list-field.tsx';
import { NumbersField } from './numbers-field.tsx';
import { DayField, FlagField, NumberField, TextField } from './plain-fields.tsx';

/** Any field, by what it asks for. */
export function FormField({ field, ...rest }: FieldProps<Field>): ReactNode {
  switch (field.is) {
    case 'fixed':
      return null;
    case 'text':
      return <TextField field={field} {...rest} />;
    case 'day':
      return <DayField field={field} {...rest} />;
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'numbers':
      return <NumbersField field={field} {...rest} />;
    case 'flag':
      return <FlagField field={field} {...rest} />;
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'choices':
      return <ChoicesField field={field} {...rest} />;
    case 'group':
      return <GroupField field={field} {...rest} render={(props) => <FormField key={props.path} {...props} />} />;
    case 'list':
      return <ListField field={field} {...rest} render={(props) => <FormField {...props} />} />;
    case 'either':
      return <EitherField field={field} {...rest} render={(props) => <FormField key={props.path} {...props} />} />;
  }
}
