import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../api/address-of.ts';
import { useUnits } from '../../../api/reads.ts';
import { ExportButtons } from '../../../parts/file/export-buttons.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import type { Plan } from '../contract.ts';
import { SaveFileButton } from '../../../parts/file/save-file-button.tsx';
import { MeetingList } from './meeting-list.tsx';
import { PlanMails } from './plan-mails.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanRun } from './plan-run.tsx';
import { usePlan } from '../reads.ts';
import { boardTexts } from '../texts.ts';
import { UnitPages } from './unit-pages.tsx';

/** A plan: what each unit gets, what is not possible, the mails; and its run. Printed, it is the list for the meeting or for the units. */
export function PlanPage({ id }: { readonly id: string }) {
  return <Answered query={usePlan(id)}>{(plan, at) => <Shown plan={plan} at={at} />}</Answered>;
}

interface ShownProps {
  readonly plan: Plan;
  readonly at: number;
}

function Shown({ plan, at }: ShownProps) {
  const t = useTexts(boardTexts).plan;
  const say = useSay();
  const personName = usePersonName();
  const { language } = useLanguage();
  const { unit } = getRouteApi('/frame/desk/board').useSearch();
  const [view, setView] = useState<'units' | 'all'>('units');
  const units = useUnits().data?.body.units ?? [];
  const isAll = view === 'all' && unit === undefined;
  return (
    <>
      <h1 className="not-printed">{t.title}</h1>
      <p className="not-printed">
        {t.state(say(plan.stateName), personName(plan.by), instantText(plan.sealedAt, language))}{' '}
        {plan.allocationId !== undefined && (
          <Link to="/desk/board" search={{ allocation: plan.allocationId }}>
            {t.toBoard}
          </Link>
        )}
      </p>
      <Counts plan={plan} />
      <PlanRun key={plan.state} plan={plan} at={at} />
      <PlanNotes plan={plan} />
      <p className="board-views not-printed">
        <Button type={isAll ? 'default' : 'primary'} aria-pressed={!isAll} onClick={() => setView('units')}>
          {t.units}
        </Button>{' '}
        <Button type={isAll ? 'primary' : 'default'} aria-pressed={isAll} onClick={() => setView('all')}>
          {t.all}
        </Button>{' '}
        <Button onClick={() => print()}>{t.print}</Button>{' '}
        {(isAll || unit !== undefined) && (
          <SaveFileButton path={addressOf(`/v1/plans/${plan.id}/dispatch-list`, { as: 'docx', unit })} label={t.word} />
        )}
      </p>
      <ExportButtons list="dispatch" filter={{ plan: plan.id, unit }} />
      {isAll ? <MeetingList plan={plan} /> : <UnitPages plan={plan} only={unit} units={units} />}
      <PlanMails plan={plan} />
    </>
  );
}

function Counts({ plan: { counts } }: { readonly plan: Plan }) {
  const t = useTexts(boardTexts).plan;
  const told = (['planned', 'done', 'refused', 'cancelled', 'left-out'] as const).filter((one) => (counts[one] ?? 0) > 0);
  return (
    <p role="status" className="not-printed">
      {told.map((one) => t.piece(t.counts[one], counts[one] ?? 0)).join(' · ')}
    </p>
  );
}
