import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTexts } from '../../parts/language.tsx';
import type { NewEndpoint } from './contract.ts';
import { administrationTexts } from './texts.ts';

interface ShownOnceProps {
  readonly told: Pick<NewEndpoint, 'secret' | 'publicKey'>;
  readonly id: string;
  /** What closes it where it is not a page of its own. */
  readonly close?: () => void;
}

/** What a receiver checks signatures with, shown until its reader says that it is kept. */
export function ShownOnce({ told: { secret, publicKey }, id, close }: ShownOnceProps) {
  const { webhooks: t } = useTexts(administrationTexts);
  const navigate = useNavigate();
  const goOn = close ?? ((): void => void navigate({ to: '/desk/webhooks', search: { id } }));
  return (
    <section className="card" aria-label={t.secretLabel}>
      <Alert role="status" type="warning" title={t.secret} />
      <dl className="facts">
        {secret !== undefined && (
          <div>
            <dt>{t.secretLabel}</dt>
            <dd className="secret">{secret}</dd>
          </div>
        )}
        {publicKey !== undefined && (
          <div>
            <dt>{t.publicKeyLabel}</dt>
            <dd className="secret">{publicKey}</dd>
          </div>
        )}
      </dl>
      <Button type="primary" onClick={goOn}>
        {t.kept}
      </Button>
    </section>
  );
}
