import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/use-api.ts';
import { useMutation } from '@tanstack/react-query';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { Refused } from '../../parts/fault/refused.tsx';
import type { ImportAnswer } from './contract.ts';
import { bringInTexts } from './texts.ts';
import { TrialFaults } from './trial-faults.tsx';
import { TrialRows } from './trial-rows.tsx';

const ASKED_AGAIN_MS = 1500;

/** One file: what its trial says, its run with how far it is, and what became of each row. */
export function Trial({ id }: { readonly id: string }) {
  const t = useTexts(bringInTexts);
  const { language } = useLanguage();
  const personName = usePersonName();
  const query = useQuery({
    queryKey: ['api', `/v1/imports/${id}`],
    queryFn: ({ signal }) => ask<ImportAnswer>({ path: `/v1/imports/${id}`, signal }),
    refetchInterval: ({ state }) => (state.data?.body.state === 'running' ? ASKED_AGAIN_MS : false),
  });
  return (
    <Answered query={query}>
      {(told) => (
        <>
          <h2>{t.trialOf(told.file.name)}</h2>
          <p className="soft">{t.whoAndWhen(personName(told.by), instantText(told.checkedAt, language))}</p>
          <HowItStands told={told} />
          {told.report !== undefined && told.report.faults.length > 0 && <TrialFaults report={told.report} />}
          {told.report !== undefined && told.report.rows.length > 0 && <TrialRows report={told.report} />}
          <p>
            <Link to="/desk/bring-in" search={{ kind: told.kind }}>
              {t.another}
            </Link>
          </p>
        </>
      )}
    </Answered>
  );
}

function HowItStands({ told }: { readonly told: ImportAnswer }) {
  const t = useTexts(bringInTexts);
  const { language } = useLanguage();
  const { state, counts, report } = told;
  const advice = [
    ...(report?.registers.map(({ session, brought, next }) => t.next(session.name, brought, next)) ?? []),
    ...(report?.advice.map((one) => one[language]) ?? []),
  ];
  switch (state) {
    case 'faulty':
      return <Alert role="alert" type="error" title={t.faulty(counts.faults)} />;
    case 'checked':
      return (
        <>
          {advice.map((one) => (
            <Alert key={one} type="info" title={one} />
          ))}
          {counts.toDo === 0 ? <Alert type="info" title={t.nothingNew} /> : <RunIt told={told} />}
        </>
      );
    case 'expired':
      return <Alert type="warning" title={t.expired} />;
    case 'running':
    case 'finished': {
      const gone = counts.done + counts.leftOut;
      return (
        <div role="status">
          <p>{state === 'running' ? t.running(gone, counts.toDo) : t.finished(counts.done, counts.leftOut)}</p>
          <Progress
            aria-label={t.progress}
            percent={counts.toDo === 0 ? 100 : Math.floor((100 * gone) / counts.toDo)}
            status={state === 'running' ? 'active' : counts.leftOut > 0 ? 'exception' : 'success'}
          />
        </div>
      );
    }
  }
}

function RunIt({ told: { id, digest, counts, report } }: { readonly told: ImportAnswer }) {
  const t = useTexts(bringInTexts);
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const run = useMutation({
    mutationFn: () => ask<ImportAnswer>({ path: `/v1/imports/${id}/run`, command: { body: { digest }, key } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['api'] }),
  });
  const same = report?.rows.filter(({ does }) => does === 'same').length ?? 0;
  return (
    <>
      <p>{t.ready(counts.toDo, same)}</p>
      <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
        {t.run(counts.toDo)}
      </Button>
      {run.error !== null && <Refused error={run.error} />}
    </>
  );
}
