import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Answered } from '../../../parts/answered.tsx';
import type { Field } from '../../../parts/form/field.ts';
import { FormBody } from '../../../parts/form/form-body.tsx';
import { readForm } from '../../../parts/form/read-form.ts';
import { useForm } from '../../../parts/form/use-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import type { Robot } from '../contract.ts';
import { useFormSchema, useRobot, useSend } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** A unit's group robot: which one, and ways to record another or none. */
export function UnitRobot({ unitId }: { readonly unitId: string }) {
  const { robot: t } = useTexts(administrationTexts);
  return (
    <section className="card" aria-labelledby="robot">
      <h2 id="robot">{t.title}</h2>
      <Answered query={useRobot(unitId)}>{({ robot }) => <OneRobot unitId={unitId} robot={robot} />}</Answered>
    </section>
  );
}

function OneRobot({ unitId, robot }: { readonly unitId: string; readonly robot: Robot['robot'] }) {
  const { robot: t } = useTexts(administrationTexts);
  const { cancel } = useTexts(texts);
  const schema = useFormSchema('robot');
  const [isAsked, setAsked] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const remove = useSend<object>();
  const path = `/v1/directory/units/${encodeURIComponent(unitId)}/robot`;
  if (isAsked) {
    return (
      <Answered query={schema}>{({ form }) => <RobotForm path={path} field={readForm(form)} close={() => setAsked(false)} />}</Answered>
    );
  }
  return (
    <>
      <p>{robot === null ? t.none : t.one(t.kinds[robot.kind], robot.host)}</p>
      <div className="buttons">
        <Button onClick={() => setAsked(true)}>{robot === null ? t.record : t.replace}</Button>
        {robot !== null && (
          <Popconfirm title={t.sure} okText={t.remove} cancelText={cancel} onConfirm={() => remove.mutate({ path, method: 'DELETE', key })}>
            <Button danger loading={remove.isPending}>
              {t.remove}
            </Button>
          </Popconfirm>
        )}
      </div>
      {remove.error !== null && <Refused error={remove.error} />}
    </>
  );
}

function RobotForm({ path, field, close }: { readonly path: string; readonly field: Field; readonly close: () => void }) {
  const { form: words, robot: t } = useTexts(administrationTexts);
  const { cancel } = useTexts(texts);
  // A key and an address that open a group are kept nowhere but in the fields.
  const form = useForm(field, 'robot', {}, 'unkept');
  const record = useSend<object>();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.finish();
    if (body !== undefined) record.mutateAsync({ path, method: 'PUT', body, key: form.key }).then(close, form.showRefusal);
  };
  return (
    <form onSubmit={send} noValidate aria-label={t.record}>
      <FormBody field={field} form={form} label={{ zh: '', en: '' }} error={record.error} words={words} />
      <p className="soft">{t.hidden}</p>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {t.record}
        </Button>
        <Button onClick={close}>{cancel}</Button>
      </div>
    </form>
  );
}
