import type { ReactNode } from 'react';
import { useSay, useTexts } from '../language.tsx';
import type { FieldProps } from './field-props.ts';
import { formTexts } from './texts.ts';

interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean;
}

interface LabelledProps extends Pick<FieldProps<unknown>, 'path' | 'label' | 'isRequired' | 'faults' | 'prefix'> {
  readonly hint?: string | undefined;
  readonly children: (control: Control) => ReactNode;
}

/** A control with its label above it, and below it what to know and what is wrong. */
export function Labelled({ path, label, isRequired, faults, prefix, hint, children }: LabelledProps) {
  const t = useTexts(formTexts);
  const say = useSay();
  const id = `${prefix}-${path.replaceAll('.', '-')}`;
  const fault = faults.get(path);
  const beside = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : [`${id}-fault`])];
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(label)}
        {!isRequired && <span className="soft">{t.optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': beside.length === 0 ? undefined : beside.join(' '),
        'aria-invalid': fault === undefined ? undefined : true,
        'aria-required': isRequired,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="soft hint">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
}
