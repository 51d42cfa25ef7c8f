import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Field } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { memberOf } from '../../../parts/form/json.ts';
import type { Json } from '../../../parts/form/json.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import { ApiFault } from '../../../api/api-fault.ts';
import type { Preview } from '../contract.ts';
import type { EntryList } from './entry-kinds.ts';
import { EntryPreview } from './entry-preview.tsx';
import { useAsk, useSend } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

interface EntryFormProps {
  readonly field: Field;
  readonly list: EntryList;
  readonly id: string;
  readonly initial: Json;
}

/** An entry is filled in, then shown with what it will change, and only then recorded. */
export function EntryForm({ field, list, id, initial }: EntryFormProps) {
  const { form: words, directory: t } = useTexts(administrationTexts);
  const form = useForm(field, `directory ${list} ${id}`, initial);
  const navigate = useNavigate();
  const preview = useAsk<Preview>();
  const record = useSend<object>();
  const [entry, setEntry] = useState<Json>();
  const path = '/v1/directory';
  const show = (event: FormEvent): void => {
    event.preventDefault();
    record.reset();
    const filled = form.finish();
    if (filled === undefined) return;
    preview.mutateAsync({ path: `${path}/preview`, body: { [list]: [filled] } }).then(
      () => setEntry(filled),
      (error: unknown) => form.showRefusal(ofEntry(error, list)),
    );
  };
  const send = (): void => {
    record.mutateAsync({ path, method: 'PUT', body: { [list]: [entry] }, key: form.key }).then(
      () => {
        setEntry(undefined);
        form.clear();
        const recorded = memberOf(entry ?? {}, 'id');
        if (typeof recorded === 'string') void navigate({ to: '/desk/directory', search: { list, id: recorded } });
      },
      (error: unknown) => form.showRefusal(ofEntry(error, list)),
    );
  };
  const isShown = entry !== undefined && preview.data !== undefined;
  return (
    <section className="card">
      <form onSubmit={show} noValidate hidden={isShown} aria-label={t.names[list]}>
        <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={preview.error} words={words} />
        <Button type="primary" htmlType="submit" loading={preview.isPending} className="form-end">
          {t.check}
        </Button>
      </form>
      {record.isSuccess && <Alert role="status" type="success" title={t.recorded} />}
      {isShown && (
        <EntryPreview preview={preview.data.body} field={field} error={record.error}>
          <Space wrap className="form-end">
            {preview.data.body.entries.length > 0 && (
              <Button type="primary" onClick={send} loading={record.isPending}>
                {t.record}
              </Button>
            )}
            <Button onClick={() => setEntry(undefined)} disabled={record.isPending}>
              {t.again}
            </Button>
          </Space>
        </EntryPreview>
      )}
    </section>
  );
}

/** What the API says of the first line of a list is said of this form. */
function ofEntry(error: unknown, list: EntryList): unknown {
  if (!(error instanceof ApiFault) || error.kind.is !== 'problem') return error;
  const prefix = `${list}.0.`;
  const errors = error.kind.errors.map((one) => ({ ...one, path: one.path.startsWith(prefix) ? one.path.slice(prefix.length) : one.path }));
  return new ApiFault({ ...error.kind, errors }, error);
}
