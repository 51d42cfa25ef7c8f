import { Link } from '@tanstack/react-router';
import type { Role } from '../../api/contract.ts';
import { useReader } from '../../frame/reader.tsx';
import { CaseRow } from '../../parts/case-row.tsx';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import type { DeskTexts } from '../../texts.ts';
import { awaitedStages } from './awaited.ts';
import { workTexts } from './texts.ts';
import { useAwaited } from './use-awaited.ts';

/** Where somebody whose list is empty has something to do. */
const next: Partial<
  Readonly<Record<Role, { readonly to: '/desk/write' | '/desk/cases' | '/desk/directory'; readonly room: keyof DeskTexts['rooms'] }>>
> = {
  member: { to: '/desk/write', room: 'write' },
  auditor: { to: '/desk/cases', room: 'cases' },
  administrator: { to: '/desk/directory', room: 'directory' },
};

/** An empty list: what comes next, and of what is under way the first that is due. */
export function NothingWaits({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useTexts(workTexts);
  const { rooms } = useTexts(texts);
  const { role } = useReader();
  const goes = next[role];
  if (isNarrowed) {
    return (
      <div className="nothing" role="status">
        <p className="nothing-what">{t.nothingOfLight}</p>
        <Link to="/desk" search={{}}>
          {t.showAll}
        </Link>
      </div>
    );
  }
  return (
    <>
      <div className="nothing" role="status">
        <p className="nothing-what">{t.nothing}</p>
        <p>{t.next[role]}</p>
        {goes !== undefined && <Link to={goes.to}>{rooms[goes.room]}</Link>}
      </div>
      <NextToCome />
    </>
  );
}

const FEW = 3;

function NextToCome() {
  const t = useTexts(workTexts).awaited;
  const [stage] = awaitedStages[useReader().role];
  const { lines, now } = useAwaited(stage);
  const next = lines.filter(({ due }) => due !== undefined).slice(0, FEW);
  if (next.length === 0) return null;
  return (
    <section aria-label={t.next}>
      <h2>{t.next}</h2>
      <ul className="case-list" aria-label={t.next}>
        {next.map((line) => (
          <CaseRow key={line.id} line={line} now={now} />
        ))}
      </ul>
      <Link to="/desk" search={{ view: 'awaited' }}>
        {t.all}
      </Link>
    </section>
  );
}
