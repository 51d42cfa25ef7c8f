import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import type { Endpoint, NewEndpoint } from '../contract.ts';
import { useSend } from '../reads.ts';
import { ShownOnce } from '../shown-once.tsx';
import { administrationTexts } from '../texts.ts';

type Act = 'verify' | 'pause' | 'resume' | 'rotate' | 'test' | 'delete';

/** What is possible while an endpoint has a status. */
const possible: Readonly<Record<Endpoint['status'], readonly Act[]>> = {
  pending: ['verify', 'rotate', 'delete'],
  active: ['test', 'pause', 'resume', 'rotate', 'delete'],
  paused: ['resume', 'test', 'rotate', 'delete'],
  disabled: ['resume', 'test', 'rotate', 'delete'],
};

/** What an administrator can do with a receiver; what it may disturb is asked twice. */
export function EndpointActs({ endpoint, change }: { readonly endpoint: Endpoint; readonly change: () => void }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const { cancel } = useTexts(texts);
  const navigate = useNavigate();
  const send = useSend<Partial<NewEndpoint>>();
  const [once, setOnce] = useState<Partial<NewEndpoint>>();
  const { id, status } = endpoint;
  const path = `/v1/webhooks/${id}`;
  const act = async (name: Act): Promise<void> => {
    const key = crypto.randomUUID();
    const { body } = await send.mutateAsync(name === 'delete' ? { path, method: 'DELETE', key } : { path: `${path}/${name}`, key });
    if (name === 'rotate') setOnce(body);
    if (name === 'delete') await navigate({ to: '/desk/webhooks', search: {} });
  };
  // What failed is told below the buttons.
  const press = (name: Act) => (): void => void act(name).catch(() => undefined);
  const sure: Partial<Record<Act, string>> = { rotate: t.sureRotate, delete: t.sureDelete };
  return (
    <section className="card" aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      {once !== undefined && <ShownOnce told={once} id={id} close={() => setOnce(undefined)} />}
      <div className="buttons">
        {possible[status].map((name) =>
          sure[name] === undefined ? (
            <Button key={name} onClick={press(name)} disabled={send.isPending}>
              {t[name]}
            </Button>
          ) : (
            <Popconfirm key={name} title={sure[name]} okText={t[name]} cancelText={cancel} onConfirm={press(name)}>
              <Button danger={name === 'delete'} disabled={send.isPending}>
                {t[name]}
              </Button>
            </Popconfirm>
          ),
        )}
        <Button onClick={change}>{t.change}</Button>
      </div>
      {send.isSuccess && <Alert role="status" type="success" title={status === 'paused' ? t.paused : t.done} />}
      {send.error !== null && <Refused error={send.error} />}
    </section>
  );
}
