import { Button } from 'antd';
import type { FormEvent } from 'react';
import type { Me } from '../../api/contract.ts';
import { useCommand } from '../../api/use-command.ts';
import type { Field } from '../../parts/form/field.ts';
import { FormBody } from '../../parts/form/form-body.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { useTexts } from '../../parts/language.tsx';
import { notifyTexts } from './texts.ts';

const { zh, en } = notifyTexts;
/** As people write it, with spaces or without; what is one, the API says. */
const number: Field = { is: 'text', min: 0, max: 32, pattern: undefined, isLine: true };
const ways = ['mail', 'sms', 'both'] as const satisfies readonly Me['notify']['by'][];

function fieldFor(mobile: Me['notify']['mobile']): Field {
  const choices = ways.map((way) => ({ value: way, label: { zh: zh.ways[way], en: en.ways[way] } }));
  const label = mobile === 'recorded' ? { zh: zh.number, en: en.number } : { zh: zh.mobile.title, en: en.mobile.title };
  return {
    is: 'group',
    fields: [
      { name: 'by', label: { zh: zh.by, en: en.by }, isRequired: true, field: { is: 'choice', choices } },
      { name: 'mobile', label, isRequired: false, field: number },
    ],
  };
}

interface WayFormProps {
  readonly notify: Me['notify'];
  readonly told: (isSaved: boolean) => void;
}

/** The choice, and the number it needs. */
export function WayForm({ notify, told }: WayFormProps) {
  const t = useTexts(notifyTexts);
  const field = fieldFor(notify.mobile);
  // A number is kept nowhere but in its field.
  const form = useForm(field, 'notify', { by: notify.by }, 'unkept');
  const save = useCommand();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    told(false);
    const body = form.finish();
    if (body === undefined) return;
    save.mutateAsync({ path: '/v1/me/notify', method: 'PUT', body, key: form.key }).then(() => {
      form.clear();
      told(true);
    }, form.showRefusal);
  };
  return (
    <form className="card" onSubmit={send} noValidate aria-label={t.title}>
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={save.error} words={t.form} />
      <p className="soft">{t.byMail}</p>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
