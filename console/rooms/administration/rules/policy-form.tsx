import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Answered } from '../../../parts/answered.tsx';
import type { Field } from '../../../parts/form/field.ts';
import { isRecord, jsonOf, memberOf } from '../../../parts/form/json.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { withNulls } from '../../../parts/form/with-nulls.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import type { Policy } from '../contract.ts';
import { PolicyFile } from './policy-file.tsx';
import { PolicyParts } from './policy-parts.tsx';
import { useFormSchema, useSend } from '../reads.ts';
import { differingRules, ruleRows } from './rule-rows.ts';
import { Differences } from './rules-table.tsx';
import { administrationTexts } from '../texts.ts';

const words = { zh: administrationTexts.zh.rules, en: administrationTexts.en.rules };

interface PolicyFormProps {
  /** What it begins with. */
  readonly draft: Policy;
  readonly inForce: Policy;
}

/** A new version of the rules, changed from one that is there: shown with what differs from the one in force, then recorded. */
export function PolicyForm(props: PolicyFormProps) {
  return (
    <Answered query={useFormSchema('policy')}>{({ form }) => <VersionForm {...props} schema={form} field={readForm(form)} />}</Answered>
  );
}

function VersionForm({ draft, inForce, schema, field }: PolicyFormProps & { readonly schema: unknown; readonly field: Field }) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  const form = useForm(field, `policy after ${draft.version}`, { policy: jsonOf({ ...draft, version: '' }) });
  const record = useSend<object>();
  const [compared, setCompared] = useState<object>();
  const change = (next: typeof form.value): void => {
    form.change(next);
    setCompared(undefined);
    record.reset();
  };
  const filled = (): unknown => {
    const body = form.finish();
    return body === undefined ? undefined : withNulls(schema, body);
  };
  const compare = (): void => {
    const body = filled();
    setCompared(isRecord(body) && isRecord(body['policy']) ? body['policy'] : undefined);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = filled();
    if (body === undefined || compared === undefined) return;
    record.mutateAsync({ path: '/v1/policies', body, key: form.key }).then(() => {
      form.clear();
      setCompared(undefined);
    }, form.showRefusal);
  };
  return (
    <form className="card policy-form" onSubmit={send} noValidate aria-label={t.add}>
      <h2>{t.add}</h2>
      <p className="soft">{t.days}</p>
      <p className="soft">{t.draftOf(say(draft.name))}</p>
      <PolicyFile field={field} take={(policy) => change({ policy, inForceFrom: memberOf(form.value, 'inForceFrom') })} />
      <PolicyParts field={field} form={{ ...form, change }} />
      {compared !== undefined && (
        <Differences rows={differingRules(ruleRows(inForce, words), ruleRows(compared, words))} title={t.compare} />
      )}
      {form.faults.size > 0 && <Alert role="alert" type="error" title={t.form.faults} />}
      {record.isError && form.faults.size === 0 && <Refused error={record.error} />}
      {record.isSuccess && <Alert role="status" type="success" title={t.recorded} />}
      <div className="buttons">
        <Button onClick={compare}>{t.compare}</Button>
        <Button type="primary" htmlType="submit" disabled={compared === undefined} loading={record.isPending}>
          {t.record}
        </Button>
      </div>
    </form>
  );
}
