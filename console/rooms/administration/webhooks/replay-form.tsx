import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import { useSend } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

// What is typed is the body's time, whatever this machine's is.
const ZONE = '+08:00';

/** Everything since a moment once more. */
export function ReplayForm({ id }: { readonly id: string }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const { cancel } = useTexts(texts);
  const [since, setSince] = useState('');
  const replay = useSend<object>();
  const send = (): void =>
    replay.mutate({ path: `/v1/webhooks/${id}/replay`, body: { since: `${since}:00${ZONE}` }, key: crypto.randomUUID() });
  return (
    <section className="card" aria-labelledby="replay">
      <h2 id="replay">{t.replay}</h2>
      <p className="soft">{t.replayHint}</p>
      <div className="field">
        <label htmlFor="since">{t.replayFrom}</label>
        <Input id="since" type="datetime-local" value={since} onChange={({ target }) => setSince(target.value)} />
      </div>
      <Popconfirm title={t.sureReplay} okText={t.doReplay} cancelText={cancel} onConfirm={send} disabled={since === ''}>
        <Button disabled={since === ''} loading={replay.isPending}>
          {t.replay}
        </Button>
      </Popconfirm>
      {replay.isSuccess && <p role="status">{t.done}</p>}
      {replay.error !== null && <Refused error={replay.error} />}
    </section>
  );
}
