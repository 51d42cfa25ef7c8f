import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import { useId } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useReader } from '../../frame/reader.tsx';
import { FormField } from '../../parts/form/form-field.tsx';
import { isJsonRecord } from '../../parts/form/json.ts';
import { useForm } from '../../parts/form/use-form.ts';
import { useKnownChoices } from '../../parts/form/use-known-choices.ts';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/refused.tsx';
import { proposalField } from './proposal-field.ts';
import { writeTexts } from './texts.ts';

const beginning = { kind: 'personal', publicity: 'public' } as const;

/** The proposal as a form: kept as it is written, submitted at once or kept as a draft that other machines see too. */
export function WriteForm() {
  const t = useTexts(writeTexts);
  const prefix = useId();
  const navigate = useNavigate();
  const { me } = useReader();
  const field = proposalField(useKnownChoices(), me.speaksFor ?? []);
  const form = useForm(field, 'new proposal', beginning);
  const command = useCommand();
  const send = (draft: boolean): void => {
    const content = form.finish();
    if (!isJsonRecord(content)) return;
    // Kept as a draft and submitted are two things, each done once.
    const key = `${form.key}${draft ? '-draft' : ''}`;
    command.mutateAsync({ path: '/v1/proposals', body: { ...content, draft }, key }).then(({ body: { id } }) => {
      form.clear();
      void navigate({ to: '/cases/$id', params: { id } });
    }, form.showRefusal);
  };
  return (
    <form
      noValidate
      aria-label={t.form}
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      {form.isRestored && (
        <Alert
          type="info"
          title={t.restored}
          action={
            <Button size="small" onClick={form.clear}>
              {t.clear}
            </Button>
          }
        />
      )}
      <FormField
        field={field}
        path=""
        label={{ zh: '', en: '' }}
        isRequired
        value={form.value}
        onChange={form.change}
        faults={form.faults}
        prefix={prefix}
      />
      {form.faults.size > 0 && <Alert role="alert" type="error" title={t.faults} />}
      {command.error !== null && form.faults.size === 0 && <Refused error={command.error} />}
      <Space wrap className="form-end">
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t.submit}
        </Button>
        <Button onClick={() => send(true)} disabled={command.isPending}>
          {t.saveDraft}
        </Button>
      </Space>
      <p className="soft">{t.kept}</p>
    </form>
  );
}
