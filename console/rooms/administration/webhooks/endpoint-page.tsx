import { useState } from 'react';
import { Answered } from '../../../parts/answered.tsx';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { texts } from '../../../texts.ts';
import type { EndpointWithHealth } from '../contract.ts';
import { Deliveries } from './deliveries.tsx';
import { EndpointActs } from './endpoint-acts.tsx';
import { ChangeEndpointForm } from './endpoint-form.tsx';
import { MissedEvents } from './missed-events.tsx';
import { useEndpointWords } from './use-endpoint-words.ts';
import { useWebhook } from '../reads.ts';
import { ReplayForm } from './replay-form.tsx';
import { administrationTexts } from '../texts.ts';

/** One receiver: how it is, what can be done, what was delivered and what was not. */
export function EndpointPage({ id }: { readonly id: string }) {
  return <Answered query={useWebhook(id)}>{(endpoint) => <Endpoint endpoint={endpoint} />}</Answered>;
}

function Endpoint({ endpoint }: { readonly endpoint: EndpointWithHealth }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <h1>{endpoint.url}</h1>
      <section className="card" aria-labelledby="facts">
        <h2 id="facts">{t.facts}</h2>
        {isChanging ? <ChangeEndpointForm endpoint={endpoint} close={() => setChanging(false)} /> : <Facts endpoint={endpoint} />}
      </section>
      <EndpointActs endpoint={endpoint} change={() => setChanging(true)} />
      <Deliveries endpoint={endpoint} />
      <MissedEvents id={endpoint.id} />
      <ReplayForm id={endpoint.id} />
    </>
  );
}

function Facts({ endpoint }: { readonly endpoint: EndpointWithHealth }) {
  const { webhooks: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  const { noted } = useTexts(texts);
  const { typeNames, unitNames } = useEndpointWords();
  const personName = usePersonName();
  const { status, why, description, owner, since, stoppedAt, types, unitIds, health } = endpoint;
  const facts: (readonly [string, string])[] = [
    [t.facts, why === undefined ? t.status[status] : noted(t.status[status], t.why[why])],
    ...(description === undefined ? [] : [['', description] as const]),
    [t.owner, personName(owner)],
    [t.since, instantText(since, language)],
    ...(stoppedAt === undefined ? [] : [[t.stopped, instantText(stoppedAt, language)] as const]),
    [t.types, types === 'all' ? t.all : typeNames(types)],
    [t.units, unitIds === 'all' ? t.all : unitNames(unitIds)],
    [t.health, healthText(health)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );

  function healthText({ failures, failingSince }: EndpointWithHealth['health']): string {
    if (failures === 0) return t.healthy;
    return failingSince === undefined ? t.failures(failures) : t.failing(failures, instantText(failingSince, language));
  }
}
