import { getRouteApi, Link } from '@tanstack/react-router';
import '../../look/bring-in.css';
import { useReader } from '../../frame/reader.tsx';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import type { ImportKind } from './contract.ts';
import { FileDrop } from './file-drop.tsx';
import { RecentImports } from './recent-imports.tsx';
import { bringInTexts } from './texts.ts';
import { Trial } from './trial.tsx';

/** Sheets that are brought in: proposals by the committee, units and people by whoever administers. */
export function BringInRoom() {
  const t = useTexts(bringInTexts);
  const { kind: wanted, import: id } = getRouteApi('/frame/desk/bring-in').useSearch();
  const { roles } = useReader().me;
  useTitle(t.title);
  const kinds: readonly ImportKind[] = [
    ...(roles.some((role) => role === 'committee-clerk' || role === 'committee-head') ? (['proposals'] as const) : []),
    ...(roles.includes('administrator') ? (['units', 'people'] as const) : []),
  ];
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? 'proposals';
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.lead}</p>
      {id === undefined ? (
        <>
          {kinds.length > 1 && (
            <nav className="filters" aria-label={t.what}>
              {kinds.map((one) => (
                <Link key={one} to="/desk/bring-in" search={{ kind: one }} aria-current={one === kind ? 'page' : undefined}>
                  {t.kinds[one]}
                </Link>
              ))}
            </nav>
          )}
          <FileDrop key={kind} kind={kind} />
          <RecentImports />
        </>
      ) : (
        <Trial key={id} id={id} />
      )}
    </>
  );
}
