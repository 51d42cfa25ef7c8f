import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ApiFault } from '../../api/api-fault.ts';
import { isRecord } from '../../parts/form/json.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/refused.tsx';
import type { Policy } from './contract.ts';
import { JsonFile } from './json-file.tsx';
import { usePolicy, useSend } from './reads.ts';
import { differingRules, ruleRows } from './rule-rows.ts';
import { Differences } from './rules-table.tsx';
import { administrationTexts } from './texts.ts';

const words = { zh: administrationTexts.zh.rules, en: administrationTexts.en.rules };

/** A new version of the rules as JSON: shown with what differs from the one in force, then recorded. */
export function PolicyForm({ draft, inForce }: { readonly draft: Policy | undefined; readonly inForce: string }) {
  const { rules: t } = useTexts(administrationTexts);
  const [text, setText] = useState(() => (draft === undefined ? '' : JSON.stringify({ ...draft, version: '' }, null, 2)));
  const [inForceFrom, setInForceFrom] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isCompared, setCompared] = useState(false);
  const ruling = usePolicy(inForce);
  const record = useSend<object>();
  const policy = parsed(text);
  const write = (next: string): void => {
    setText(next);
    setKey(crypto.randomUUID());
    setCompared(false);
    record.reset();
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (policy === undefined) return;
    record.mutateAsync({ path: '/v1/policies', body: { policy, inForceFrom }, key }).then(
      () => setText(''),
      () => undefined,
    );
  };
  return (
    <form className="card" onSubmit={send} noValidate aria-label={t.add}>
      <h2>{t.add}</h2>
      <p className="soft">{t.days}</p>
      <JsonFile label={t.file} take={write} />
      <div className="field">
        <label htmlFor="policy-json">{t.json}</label>
        <Input.TextArea id="policy-json" rows={12} value={text} spellCheck={false} onChange={({ target }) => write(target.value)} />
        {text !== '' && policy === undefined && <p className="fault">{t.notJson}</p>}
      </div>
      <div className="field">
        <label htmlFor="policy-from">{t.inForceFrom}</label>
        <Input id="policy-from" type="date" value={inForceFrom} onChange={({ target }) => setInForceFrom(target.value)} />
      </div>
      {isCompared && policy !== undefined && ruling.data !== undefined && (
        <Differences rows={differingRules(ruleRows(ruling.data.body, words), ruleRows(policy, words))} title={t.compare} />
      )}
      <PolicyFaults error={record.error} />
      {record.isSuccess && <Alert role="status" type="success" title={t.recorded} />}
      <div className="buttons">
        <Button onClick={() => setCompared(true)} disabled={policy === undefined}>
          {t.compare}
        </Button>
        <Button type="primary" htmlType="submit" disabled={policy === undefined || !isCompared} loading={record.isPending}>
          {t.record}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with which rule. */
function PolicyFaults({ error }: { readonly error: Error | null }) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  if (error === null) return null;
  const errors = error instanceof ApiFault && error.kind.is === 'problem' ? error.kind.errors : [];
  if (errors.length === 0) return <Refused error={error} />;
  return (
    <div role="alert" className="fault">
      <p>{t.faults}</p>
      <ul>
        {errors.map(({ path, message }) => (
          <li key={path}>
            <code>{path}</code> {say(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
