import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseAnswer, Deadline, History } from '../../../api/contract.ts';
import { FilterLinks } from '../../../parts/filter-links.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { Happening } from './happening.tsx';
import { isOfLog, logs } from './log-filter.ts';
import { caseTexts } from '../texts.ts';
import { useNames } from '../use-names.ts';

type Commit = History['commits'][number];

// As many as one looks through at once.
const FIRST = 20;

interface TimelineProps {
  readonly found: CaseAnswer;
  readonly commits: readonly Commit[];
  readonly deadlines: readonly Deadline[];
}

/** What happened, in words, the latest first; narrowed by the address. */
export function Timeline({ found, commits, deadlines }: TimelineProps) {
  const t = useTexts(caseTexts);
  const { log, of: unitId } = getRouteApi('/frame/cases/$id').useSearch();
  const names = useNames(found, deadlines);
  const [isWhole, setWhole] = useState(false);
  const told = [...commits].reverse().filter((commit) => isOfLog(commit, log, unitId, found.assignments));
  const shown = isWhole ? told : told.slice(0, FIRST);
  return (
    <section aria-label={t.timeline} className="card">
      <h2>{t.timeline}</h2>
      <LogFilter found={found} />
      {told.length === 0 && <p role="status">{t.log.nothing}</p>}
      <ol className="timeline">
        {shown.map((commit) => (
          <Happening key={commit.seq} commit={commit} names={names} />
        ))}
      </ol>
      {shown.length < told.length && <Button onClick={() => setWhole(true)}>{t.showEarlier(told.length - shown.length)}</Button>}
    </section>
  );
}

function LogFilter({ found }: { readonly found: CaseAnswer }) {
  const unitName = useUnitName();
  const t = useTexts(caseTexts);
  const place = { to: '/cases/$id', params: { id: found.id }, resetScroll: false, replace: true } as const;
  const exact = { activeOptions: { exact: true } } as const;
  return (
    <FilterLinks label={t.log.filter}>
      <Link {...place} {...exact} search={{}}>
        {t.log.all}
      </Link>
      {logs.map((log) => (
        <Link key={log} {...place} {...exact} search={{ log }}>
          {t.log[log]}
        </Link>
      ))}
      {found.assignments.length > 1 &&
        found.units.map((unit) => (
          <Link key={unit.id} {...place} {...exact} search={{ of: unit.id }}>
            {unitName(unit)}
          </Link>
        ))}
    </FilterLinks>
  );
}
