import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Field, NamedField } from '../../../parts/form/field.ts';
import { FormField } from '../../../parts/form/form-field.tsx';
import { isJsonRecord, memberOf } from '../../../parts/form/json.ts';
import type { FormState } from '../../../parts/form/use-form.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { administrationTexts } from '../texts.ts';

/** The rules' fields: what they are called and from when on they rule, and the rest in parts that are opened one by one. */
export function PolicyParts({ field, form }: { readonly field: Field; readonly form: FormState }) {
  const { rules: t } = useTexts(administrationTexts);
  const prefix = useId();
  const policy = fieldsOf(field).find(({ name }) => name === 'policy')?.field;
  const written = memberOf(form.value, 'policy');
  const one = ({ name, label, isRequired, field: own }: NamedField, isOfPolicy: boolean): ReactNode => {
    const holder = isOfPolicy ? written : form.value;
    const change = (value: typeof holder): void => {
      const next = { ...(isJsonRecord(holder) ? holder : {}), [name]: value };
      form.change(isOfPolicy ? { ...(isJsonRecord(form.value) ? form.value : {}), policy: next } : next);
    };
    const path = isOfPolicy ? `policy.${name}` : name;
    const drawn = (
      <FormField
        field={own}
        path={path}
        label={label}
        isRequired={isRequired}
        value={memberOf(holder, name)}
        onChange={change}
        faults={form.faults}
        prefix={prefix}
      />
    );
    return own.is === 'group' || own.is === 'list' ? (
      <Part key={path} label={label} isWrong={[...form.faults.keys()].some((at) => at === path || at.startsWith(`${path}.`))}>
        {drawn}
      </Part>
    ) : (
      <div key={path}>{drawn}</div>
    );
  };
  return (
    <>
      {form.isRestored && (
        <Alert
          type="info"
          title={t.form.restored}
          action={
            <Button size="small" onClick={form.clear}>
              {t.form.clear}
            </Button>
          }
        />
      )}
      {fieldsOf(field)
        .filter(({ name }) => name !== 'policy')
        .map((named) => one(named, false))}
      {fieldsOf(policy).map((named) => one(named, true))}
    </>
  );
}

interface PartProps {
  readonly label: NamedField['label'];
  readonly isWrong: boolean;
  readonly children: ReactNode;
}

/** What is closed is not drawn: all at once would be a hundred and fifty fields anew at every key. */
function Part({ label, isWrong, children }: PartProps) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="policy-part" open={isOpen || isWrong} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {say(label)} {isWrong && <span className="fault">{t.wrong}</span>}
      </summary>
      {(isOpen || isWrong) && children}
    </details>
  );
}

function fieldsOf(field: Field | undefined): readonly NamedField[] {
  return field?.is === 'group' ? field.fields : [];
}
