import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Answered } from '../../../parts/answered.tsx';
import type { Field } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { jsonOf } from '../../../parts/form/json.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import { JsonFile } from './json-file.tsx';
import { useFormSchema, useSend } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** A year's holidays, filled in or read from a file. */
export function CalendarForm() {
  return <Answered query={useFormSchema('calendar-year')}>{({ form }) => <YearForm field={readForm(form)} />}</Answered>;
}

function YearForm({ field }: { readonly field: Field }) {
  const { form: words, calendar: t } = useTexts(administrationTexts);
  const form = useForm(field, 'calendar year', {});
  const record = useSend<object>();
  const [isBroken, setBroken] = useState(false);
  const read = (text: string): void => {
    try {
      form.change(jsonOf(JSON.parse(text)));
      setBroken(false);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      setBroken(true);
    }
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.finish();
    if (body !== undefined) record.mutateAsync({ path: '/v1/calendars', body, key: form.key }).then(form.clear, form.showRefusal);
  };
  return (
    <form className="card" onSubmit={send} noValidate aria-label={t.add}>
      <h2>{t.add}</h2>
      <p className="soft">{t.hint}</p>
      <JsonFile label={t.file} take={read} />
      {isBroken && (
        <p role="alert" className="fault">
          {t.notJson}
        </p>
      )}
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={record.error} words={words} />
      {record.isSuccess && <Alert role="status" type="success" title={t.recorded} />}
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        {t.record}
      </Button>
    </form>
  );
}
