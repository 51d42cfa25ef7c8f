import { Alert } from 'antd';
import { useState } from 'react';
import type { Field } from '../../../parts/form/field.ts';
import { isRecord, jsonOf } from '../../../parts/form/json.ts';
import type { Json } from '../../../parts/form/json.ts';
import { strangersIn } from '../../../parts/form/strangers.ts';
import { useTexts } from '../../../parts/language.tsx';
import { JsonFile } from './json-file.tsx';
import { texts } from '../../../texts.ts';
import { administrationTexts } from '../texts.ts';

type Outcome = { readonly is: 'read'; readonly strangers: readonly string[] } | { readonly is: 'no-rules' };

/** The rules of a file, put into the form; nothing is sent by that. */
export function PolicyFile({ field, take }: { readonly field: Field; readonly take: (policy: Json) => void }) {
  const { rules: t } = useTexts(administrationTexts);
  const { comma } = useTexts(texts);
  const [outcome, setOutcome] = useState<Outcome>();
  const read = (text: string): void => {
    const policy = parsed(text);
    setOutcome(policy === undefined ? { is: 'no-rules' } : { is: 'read', strangers: strangersIn(field, { policy }) });
    if (policy !== undefined) take(jsonOf(policy));
  };
  return (
    <details>
      <summary>{t.fromFile}</summary>
      <JsonFile label={t.file} take={read} />
      {outcome?.is === 'no-rules' && <Alert role="alert" type="error" title={t.notJson} />}
      {outcome?.is === 'read' && <Alert role="status" type="success" title={t.fileRead} />}
      {outcome?.is === 'read' && outcome.strangers.length > 0 && (
        <Alert role="alert" type="warning" title={t.strangers(outcome.strangers.map((path) => path.replace('policy.', '')).join(comma))} />
      )}
    </details>
  );
}

/** A whole policy, or one as it is sent to be recorded. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    const policy = value['policy'] ?? value;
    return isRecord(policy) && 'clocks' in policy ? policy : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
