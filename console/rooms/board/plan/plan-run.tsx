import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Progress, Radio } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/use-api.ts';
import { useReader } from '../../../frame/reader.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import type { Plan } from '../contract.ts';
import { useCurrentPolicy } from '../reads.ts';
import { boardTexts } from '../texts.ts';
import { useCancelPlan } from './use-cancel-plan.ts';
import { useNow } from './use-now.ts';

interface PlanRunProps {
  readonly plan: Plan;
  /** The API's time when it told of the plan. */
  readonly at: number;
}

const MS_PER_MINUTE = 60_000;

/** Where the plan stands, and what can be done about it: run it, take it back, watch it. */
export function PlanRun({ plan, at }: PlanRunProps) {
  const t = useTexts(boardTexts).plan;
  const { counts } = plan;
  const done = counts.done ?? 0;
  switch (plan.state) {
    case 'sealed':
      return <ToRun plan={plan} at={at} />;
    case 'expired':
      return <Alert role="status" type="warning" title={t.expired} />;
    case 'in-grace':
      return <InGrace plan={plan} at={at} />;
    case 'running': {
      const gone = done + (counts['left-out'] ?? 0);
      const all = gone + (counts.planned ?? 0);
      return (
        <div className="card not-printed">
          <p role="status">{t.progress(gone, all)}</p>
          <Progress percent={all === 0 ? 0 : Math.round((gone / all) * 100)} aria-label={t.progress(gone, all)} />
        </div>
      );
    }
    case 'finished':
      return <Alert className="not-printed" role="status" type="success" title={t.finished(done)} />;
    case 'cancelled':
      return <Alert role="status" type="info" title={t.cancelled} />;
  }
}

function ToRun({ plan, at }: PlanRunProps) {
  const t = useTexts(boardTexts).plan;
  const { me } = useReader();
  const personName = usePersonName();
  const [isAsking, setAsking] = useState(false);
  const now = useNow(at);
  const count = plan.counts.planned ?? 0;
  const minutes = Math.floor((Date.parse(plan.goodUntil) - now) / MS_PER_MINUTE);
  if (now >= Date.parse(plan.goodUntil)) return <Alert role="status" type="warning" title={t.expired} />;
  return (
    <div className="card not-printed">
      <p>{t.goodFor(minutes)}</p>
      {plan.by.id === me.id ? (
        <Button type="primary" disabled={count === 0} onClick={() => setAsking(true)}>
          {t.run}
        </Button>
      ) : (
        <p>{t.onlyMaker(personName(plan.by))}</p>
      )}
      {isAsking && <AskRun plan={plan} close={() => setAsking(false)} />}
    </div>
  );
}

function AskRun({ plan, close }: { readonly plan: Plan; readonly close: () => void }) {
  const t = useTexts(boardTexts).plan;
  const { cancel } = useTexts(texts);
  const queries = useQueryClient();
  const grace = useCurrentPolicy().data?.body.plans.graceMinutes;
  const [when, setWhen] = useState<'grace' | 'now'>('grace');
  const run = useMutation({
    mutationFn: () => {
      const body = { digest: plan.digest, ...(when === 'now' ? { grace: 'PT0S' } : {}) };
      return ask<Plan>({ path: `/v1/plans/${plan.id}/run`, command: { body, key: `run-${plan.id}-${when}` } });
    },
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['api'] }),
  });
  return (
    <Modal open title={t.runTitle(plan.counts.planned ?? 0)} footer={null} onCancel={close}>
      <Radio.Group
        className="board-when"
        aria-label={t.when}
        value={when}
        onChange={({ target }) => setWhen(target.value === 'now' ? 'now' : 'grace')}
        options={[
          ...(grace === undefined ? [] : [{ value: 'grace', label: t.grace(grace) }]),
          ...(grace === 0 ? [] : [{ value: 'now', label: t.atOnce }]),
        ]}
      />
      {run.error !== null && <Refused error={run.error} />}
      <div className="form-end">
        <Button type="primary" loading={run.isPending} disabled={grace === undefined} onClick={() => run.mutate()}>
          {t.confirm}
        </Button>{' '}
        <Button onClick={close}>{cancel}</Button>
      </div>
    </Modal>
  );
}

function InGrace({ plan, at }: PlanRunProps) {
  const t = useTexts(boardTexts).plan;
  const { cancel: closeWord } = useTexts(texts);
  const now = useNow(at);
  const [isAsking, setAsking] = useState(false);
  const cancel = useCancelPlan(plan.id);
  const left = Math.max(0, Math.ceil((Date.parse(plan.run?.runsAt ?? '') - now) / 1000));
  return (
    <div className="card not-printed board-grace">
      <p role="timer">
        <strong>{left === 0 ? t.starting : t.left(Math.floor(left / 60), left % 60)}</strong>
      </p>
      <Button danger disabled={left === 0} onClick={() => setAsking(true)}>
        {t.cancelAll}
      </Button>
      {cancel.error !== null && <Refused error={cancel.error} />}
      {isAsking && (
        <Modal open title={t.cancelAllTitle} footer={null} onCancel={() => setAsking(false)}>
          <p>{t.cancelAllWhat}</p>
          <div className="form-end">
            <Button
              danger
              type="primary"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
            >
              {t.cancelAll}
            </Button>{' '}
            <Button onClick={() => setAsking(false)}>{closeWord}</Button>
          </div>
        </Modal>
      )}
    </div>
  );
}
