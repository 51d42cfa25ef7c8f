import { Button } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useCommand } from '../../../api/use-command.ts';
import type { Field } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import { RemoveMobile } from '../../notify/remove-mobile.tsx';
import { notifyTexts } from '../../notify/texts.ts';

const { zh, en } = notifyTexts;
const number: Field = { is: 'text', min: 1, max: 32, pattern: undefined, isLine: true };
const field: Field = {
  is: 'group',
  fields: [{ name: 'mobile', label: { zh: zh.newNumber, en: en.newNumber }, isRequired: true, field: number }],
};

/** A person's number for short messages: it is recorded or taken away, and never shown. */
export function PersonMobile({ personId }: { readonly personId: string }) {
  const { ofPerson: t } = useTexts(notifyTexts);
  const [told, setTold] = useState('');
  const path = `/v1/directory/people/${encodeURIComponent(personId)}/mobile`;
  return (
    <section className="card" aria-labelledby="mobile">
      <h2 id="mobile">{t.title}</h2>
      <p>{t.what}</p>
      <NumberForm path={path} done={() => setTold(t.recorded)} />
      <RemoveMobile path={path} body={{ mobile: null }} name={t.remove} sure={t.sure} done={() => setTold(t.removed)} />
      <p role="status">{told}</p>
    </section>
  );
}

function NumberForm({ path, done }: { readonly path: string; readonly done: () => void }) {
  const { ofPerson: t, form: words } = useTexts(notifyTexts);
  // Kept nowhere but in its field.
  const form = useForm(field, 'mobile', {}, 'unkept');
  const record = useCommand();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.finish();
    if (body === undefined) return;
    record.mutateAsync({ path, method: 'PUT', body, key: form.key }).then(() => {
      form.clear();
      done();
    }, form.showRefusal);
  };
  return (
    <form onSubmit={send} noValidate aria-label={t.record}>
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={record.error} words={words} />
      <div className="buttons">
        <Button htmlType="submit" loading={record.isPending}>
          {t.record}
        </Button>
      </div>
    </form>
  );
}
