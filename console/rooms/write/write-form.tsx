import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import type { ProposalChecked, ProposalDraft } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { useCommand } from '../../api/use-command.ts';
import { useReader } from '../../frame/reader.tsx';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { FormBody } from '../../parts/form/form-body.tsx';
import { isJsonList, isJsonRecord, jsonOf, memberOf } from '../../parts/form/json.ts';
import type { Json } from '../../parts/form/json.ts';
import { useForm } from '../../parts/form/use-form.ts';
import { useKnownChoices } from '../../parts/form/use-known-choices.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { CheckResult } from './check-result.tsx';
import { proposalField } from './proposal-field.ts';
import { writeTexts } from './texts.ts';
import { useBegunDraft, useServerDraft } from './use-server-draft.ts';
import { justGiven } from '../just-given.ts';

const beginning = { kind: 'personal', publicity: 'public' } as const;

/** The proposal as a form: kept as it is written, checked before it is submitted, or kept as a draft of its own. */
export function WriteForm() {
  return <Answered query={useBegunDraft()}>{(begun) => <FormOf begun={begun} />}</Answered>;
}

function FormOf({ begun }: { readonly begun: ProposalDraft }) {
  const t = useTexts(writeTexts);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { me } = useReader();
  const field = proposalField(useKnownChoices(), me.speaksFor ?? []);
  const form = useForm(field, 'new proposal', savedOf(begun) ?? beginning);
  const server = useServerDraft(form.value, begun);
  const command = useCommand();
  const check = useCheck();
  const send = (draft: boolean): void => {
    const content = form.finish();
    if (!isJsonRecord(content)) return;
    // Kept as a draft and submitted are two things, each done once.
    const key = `${form.key}${draft ? '-draft' : ''}`;
    command.mutateAsync({ path: '/v1/proposals', body: { ...content, draft }, key }).then(({ body: { id } }) => {
      form.clear();
      server.end();
      justGiven.tell(id);
      void navigate({ to: '/cases/$id', params: { id } });
    }, form.showRefusal);
  };
  // What was looked at belongs to the text it was of.
  const checked = check.data?.key === form.key ? check.data.body : undefined;
  const lookFirst = (): void => {
    const content = form.finish();
    if (isJsonRecord(content)) check.mutate({ key: form.key, written: { ...writtenIn(content), ...chosenIn(content) } });
  };
  return (
    <>
      <form
        noValidate
        aria-label={t.form}
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          lookFirst();
        }}
      >
        {server.elsewhere !== undefined && (
          <Alert
            role="alert"
            type="warning"
            title={t.elsewhere}
            action={
              <Space wrap>
                <Button size="small" onClick={() => form.change(savedOf(server.elsewhere) ?? beginning)}>
                  {t.takeThat}
                </Button>
                <Button size="small" onClick={server.keepHere}>
                  {t.keepThis}
                </Button>
              </Space>
            }
          />
        )}
        <FormBody
          field={field}
          form={form}
          label={{ zh: '', en: '' }}
          error={checked === undefined ? (command.error ?? check.error) : null}
          words={t}
        />
        <Space wrap className="form-end">
          <Button type="primary" htmlType="submit" loading={check.isPending}>
            {t.submit}
          </Button>
          <Button onClick={() => send(true)} disabled={command.isPending}>
            {t.saveDraft}
          </Button>
        </Space>
        {isAlone(form.value) && <p className="soft">{t.alone}</p>}
        <p className="soft">
          {t.kept} {server.at !== undefined && <span role="status">{t.savedAt(instantText(server.at, language))}</span>}
        </p>
      </form>
      {checked !== undefined && (
        <CheckResult
          checked={checked}
          mine={writtenIn(form.value)}
          submit={() => send(false)}
          isBusy={command.isPending}
          error={command.error}
        />
      )}
    </>
  );
}

interface ToCheck {
  readonly key: string;
  readonly written: ReturnType<typeof writtenIn> & ReturnType<typeof chosenIn>;
}

function useCheck() {
  return useMutation({
    mutationFn: async ({ key, written }: ToCheck) => {
      const { body } = await ask<ProposalChecked>({ path: '/v1/proposals/check', command: { body: written, key } });
      return { key, body };
    },
  });
}

/** What the system kept of it, if there is anything in it. */
function savedOf(draft: ProposalDraft | undefined): Json {
  const written = jsonOf(draft?.saved?.written);
  return isJsonRecord(written) && Object.keys(written).length > 0 ? written : undefined;
}

function writtenIn(content: Json) {
  const text = (name: string): string => {
    const value = memberOf(content, name);
    return typeof value === 'string' ? value : '';
  };
  const suggestions = memberOf(content, 'suggestions');
  const given = isJsonList(suggestions) ? suggestions.filter((one) => typeof one === 'string') : [];
  return { title: text('title'), matter: text('matter'), suggestions: given };
}

function chosenIn(content: Json) {
  const kind = memberOf(content, 'kind');
  const coSigners = memberOf(content, 'coSigners');
  return { kind, coSigners: isJsonList(coSigners) ? coSigners : [] };
}

/** A joint proposal that names nobody yet. */
function isAlone(content: Json): boolean {
  const { kind, coSigners } = chosenIn(content);
  return kind === 'joint' && coSigners.length === 0;
}
