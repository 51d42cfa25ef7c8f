import { Button } from 'antd';
import { instantText } from '../../../parts/dates.ts';
import { FaultPage } from '../../../parts/fault/fault-page.tsx';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { More } from '../../../parts/more.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import type { Attempt, Endpoint } from '../contract.ts';
import { useAttempts, useSend } from '../reads.ts';
import { administrationTexts } from '../texts.ts';
import { useEndpointWords } from './use-endpoint-words.ts';

/** What was sent to a receiver and what it answered, the latest first; each can be sent once more. */
export function Deliveries({ endpoint }: { readonly endpoint: Endpoint }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const query = useAttempts(endpoint.id);
  const attempts = query.data?.pages.flatMap(({ body }) => body.attempts);
  return (
    <section className="card" aria-labelledby="attempts">
      <h2 id="attempts">{t.attempts}</h2>
      <Button size="small" onClick={() => void query.refetch()} loading={query.isRefetching}>
        {t.refresh}
      </Button>
      {attempts === undefined && (query.error === null ? <Loading /> : <FaultPage error={query.error} />)}
      {attempts?.length === 0 && <p>{t.noAttempts}</p>}
      <ul className="timeline" aria-label={t.attempts}>
        {attempts?.map((one) => (
          <OneAttempt key={`${one.at} ${one.webhookId} ${one.attempt}`} attempt={one} endpoint={endpoint} />
        ))}
      </ul>
      <More query={query} />
    </section>
  );
}

function OneAttempt({ attempt, endpoint }: { readonly attempt: Attempt; readonly endpoint: Endpoint }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  const resend = useSend<object>();
  const { at, webhookId, type, proposalId, attempt: nth, status, failure, ms, reply, requestHeaders } = attempt;
  const { typeNames } = useEndpointWords();
  const own = type === 'endpoint.test' ? t.testEvent : type === 'endpoint.challenge' ? t.challenge : t.heartbeat;
  const isGood = status !== undefined && status >= 200 && status < 300;
  return (
    <li>
      <strong>{instantText(at, language)}</strong> {type.startsWith('endpoint.') ? own : typeNames([type])}{' '}
      <span className={isGood ? 'tag' : 'tag fault'}>{status === undefined ? t.failed : t.answered(status)}</span>{' '}
      <span className="soft">{[t.nth(nth), t.took(ms)].join(' · ')}</span>
      <details>
        <summary>{t.details}</summary>
        <pre className="attempt-headers" tabIndex={0}>
          {[...Object.entries(requestHeaders).map(([header, value]) => `${header}: ${value}`), '', failure ?? '', reply ?? '']
            .join('\n')
            .trim()}
        </pre>
      </details>
      {proposalId !== undefined && endpoint.status === 'active' && (
        <Button
          size="small"
          loading={resend.isPending}
          onClick={() => resend.mutate({ path: `/v1/webhooks/${endpoint.id}/resend`, body: { id: webhookId }, key: crypto.randomUUID() })}
        >
          {t.resend}
        </Button>
      )}
      {resend.isSuccess && <p role="status">{t.done}</p>}
      {resend.error !== null && <Refused error={resend.error} />}
    </li>
  );
}
