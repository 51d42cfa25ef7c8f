import { Button } from 'antd';
import type { FormEvent } from 'react';
import { Answered } from '../../../parts/answered.tsx';
import type { Field } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { isJsonRecord } from '../../../parts/form/json.ts';
import type { Json } from '../../../parts/form/json.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import type { Endpoint, NewEndpoint } from '../contract.ts';
import { useFormSchema, useSend } from '../reads.ts';
import { ShownOnce } from '../shown-once.tsx';
import { administrationTexts } from '../texts.ts';

/** A new receiver; its secret is shown this once. */
export function NewEndpointForm() {
  const { webhooks: t } = useTexts(administrationTexts);
  return (
    <>
      <h1>{t.add}</h1>
      <Answered query={useFormSchema('webhook')}>{({ form }) => <Filling field={readForm(form)} />}</Answered>
    </>
  );
}

function Filling({ field }: { readonly field: Field }) {
  const { form: words, webhooks: t } = useTexts(administrationTexts);
  const form = useForm(field, 'webhook new', { signature: 'v1' });
  const create = useSend<NewEndpoint>();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.finish();
    if (body !== undefined) create.mutateAsync({ path: '/v1/webhooks', body, key: form.key }).then(form.clear, form.showRefusal);
  };
  if (create.data !== undefined) return <ShownOnce told={create.data.body} id={create.data.body.id} />;
  return (
    <form className="card" onSubmit={send} noValidate aria-label={t.add}>
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={create.error} words={words} />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {t.create}
      </Button>
    </form>
  );
}

/** Address and filter of a receiver that is there. How it signs stays as it is. */
export function ChangeEndpointForm({ endpoint, close }: { readonly endpoint: Endpoint; readonly close: () => void }) {
  return (
    <Answered query={useFormSchema('webhook')}>
      {({ form }) => <Changing field={withoutSignature(readForm(form))} endpoint={endpoint} close={close} />}
    </Answered>
  );
}

function Changing({ field, endpoint, close }: { readonly field: Field; readonly endpoint: Endpoint; readonly close: () => void }) {
  const { form: words, webhooks: t } = useTexts(administrationTexts);
  const { id, url, types, unitIds, description } = endpoint;
  const form = useForm(field, `webhook ${id}`, { url, types: listed(types), unitIds: listed(unitIds), description });
  const change = useSend<object>();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const filled = form.finish();
    if (filled === undefined || !isJsonRecord(filled)) return;
    const body = { types: 'all', unitIds: 'all', ...filled };
    change.mutateAsync({ path: `/v1/webhooks/${id}`, method: 'PUT', body, key: form.key }).then(() => {
      form.clear();
      close();
    }, form.showRefusal);
  };
  return (
    <form onSubmit={send} noValidate aria-label={t.change}>
      <p className="soft">{t.changeHint}</p>
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={change.error} words={words} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t.save}
        </Button>
        <Button onClick={close}>{t.back}</Button>
      </div>
    </form>
  );
}

function listed(chosen: 'all' | readonly string[]): Json {
  return chosen === 'all' ? [] : chosen;
}

function withoutSignature(field: Field): Field {
  return field.is === 'group' ? { ...field, fields: field.fields.filter(({ name }) => name !== 'signature') } : field;
}
