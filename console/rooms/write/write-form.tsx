import { useNavigate } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { useCommand } from '../../api/use-command.ts';
import { useReader } from '../../frame/reader.tsx';
import { FormBody } from '../../parts/form/form-body.tsx';
import { isJsonRecord } from '../../parts/form/json.ts';
import { useForm } from '../../parts/form/use-form.ts';
import { useKnownChoices } from '../../parts/form/use-known-choices.ts';
import { useTexts } from '../../parts/language.tsx';
import { proposalField } from './proposal-field.ts';
import { writeTexts } from './texts.ts';

const beginning = { kind: 'personal', publicity: 'public' } as const;

/** The proposal as a form: kept as it is written, submitted at once or kept as a draft that other machines see too. */
export function WriteForm() {
  const t = useTexts(writeTexts);
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
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={command.error} words={t} />
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
