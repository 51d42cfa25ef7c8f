import { getRouteApi, Link } from '@tanstack/react-router';
import { useReader } from '../../frame/reader.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { AskedNote } from '../comments/asked-note.tsx';
import { AwaitedList } from './awaited-list.tsx';
import { DoneList } from './done-list.tsx';
import { workTexts } from './texts.ts';
import { WaitingList } from './waiting-list.tsx';

const exact = { activeOptions: { exact: true } } as const;

/** What waits for the reader, what she waits for, and what was done lately; each an address of its own. */
export function WorkRoom() {
  const t = useTexts(workTexts);
  const { view, light } = getRouteApi('/frame/desk').useSearch();
  const { me } = useReader();
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      {me.roles.some((role) => role === 'unit-clerk' || role === 'unit-leader') && <AskedNote />}
      <FilterLinks label={t.views}>
        <Link
          to="/desk"
          search={{}}
          activeOptions={{ exact: true, includeSearch: light === undefined }}
          className={light === undefined ? '' : 'active'}
        >
          {t.list}
        </Link>
        <Link to="/desk" {...exact} search={{ view: 'awaited' }}>
          {t.awaited.title}
        </Link>
        <Link to="/desk" {...exact} search={{ view: 'done' }}>
          {t.done.title}
        </Link>
      </FilterLinks>
      {view === undefined && (
        <>
          <WaitingList />
        </>
      )}
      {view === 'awaited' && <AwaitedList />}
      {view === 'done' && <DoneList />}
    </>
  );
}
