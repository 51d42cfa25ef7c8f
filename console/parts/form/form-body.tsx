import { Alert, Button } from 'antd';
import { useId } from 'react';
import type { Term } from '#core/contracts/term.ts';
import { Refused } from '../fault/refused.tsx';
import type { Field } from './field.ts';
import { FormField } from './form-field.tsx';
import type { FormState } from './use-form.ts';

interface FormBodyProps {
  readonly field: Field;
  readonly form: FormState;
  readonly label: Term;
  /** Why it was not taken; null where it was not refused. */
  readonly error: Error | null;
  readonly words: { readonly restored: string; readonly clear: string; readonly faults: string };
}

/** A form's fields between what was found from before and what is wrong with it. */
export function FormBody({ field, form, label, error, words }: FormBodyProps) {
  const prefix = useId();
  return (
    <>
      {form.isRestored && (
        <Alert
          type="info"
          title={words.restored}
          action={
            <Button size="small" onClick={form.clear}>
              {words.clear}
            </Button>
          }
        />
      )}
      <FormField
        field={field}
        path=""
        label={label}
        isRequired
        value={form.value}
        onChange={form.change}
        faults={form.faults}
        prefix={prefix}
      />
      {form.faults.size > 0 && <Alert role="alert" type="error" title={words.faults} />}
      {error !== null && form.faults.size === 0 && <Refused error={error} />}
    </>
  );
}
