import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { Sessions as SessionsAnswer } from '../../api/contract.ts';
import { useSessions, useUnits } from '../../api/reads.ts';
import { Answered } from '../../parts/answered.tsx';
import { localDay } from '../../parts/dates.ts';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { BeginAllocation } from './begin-allocation.tsx';
import { Board } from './allot/board.tsx';
import { PlanPage } from './plan/plan-page.tsx';
import { useAllocation, useAwaiting, useLoad } from './reads.ts';
import { boardTexts } from './texts.ts';

/** A session's proposals given to units: allotted together, tried, run. */
export function BoardRoom() {
  const t = useTexts(boardTexts);
  const { plan } = getRouteApi('/frame/desk/board').useSearch();
  useTitle(plan === undefined ? t.title : t.plan.title);
  if (plan !== undefined) return <PlanPage key={plan} id={plan} />;
  return (
    <>
      <h1>{t.title}</h1>
      <AllSessions />
    </>
  );
}

function AllSessions() {
  return <Answered query={useSessions()}>{({ sessions }, at) => <OfSession sessions={sessions} today={localDay(at)} />}</Answered>;
}

function OfSession({ sessions, today }: SessionsAnswer & { readonly today: string }) {
  const t = useTexts(boardTexts);
  const navigate = useNavigate();
  const { session: named, allocation } = getRouteApi('/frame/desk/board').useSearch();
  const byOpening = [...sessions].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1));
  const session = sessions.find(({ id }) => id === named) ?? byOpening.find(({ opensOn }) => opensOn <= today) ?? byOpening[0];
  if (session === undefined) return null;
  if (allocation !== undefined) return <OpenAllocation key={allocation} id={allocation} />;
  return (
    <>
      <label className="filter-select not-printed">
        <span>{t.session}</span>
        <Select<string>
          aria-label={t.session}
          value={session.id}
          onChange={(id) => void navigate({ to: '/desk/board', search: { session: id } })}
          options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </label>
      <BeginAllocation key={session.id} session={session} />
      <p>
        <Link to="/desk/notices">{t.notices}</Link>
      </p>
    </>
  );
}

function OpenAllocation({ id }: { readonly id: string }) {
  const query = useAllocation(id);
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  return <WithCases allocation={query.data.body} />;
}

function WithCases({ allocation }: Pick<Parameters<typeof Board>[0], 'allocation'>) {
  const cases = useAwaiting(allocation.session);
  const load = useLoad();
  const units = useUnits();
  const error = cases.error ?? load.error ?? units.error;
  if (cases.data === undefined || load.data === undefined || units.data === undefined) {
    return error === null ? <Loading /> : <FaultPage error={error} />;
  }
  return <Board allocation={allocation} cases={cases.data} load={load.data.body} units={units.data.body.units} />;
}
