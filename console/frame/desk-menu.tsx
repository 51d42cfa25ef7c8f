import { Link } from '@tanstack/react-router';
import { useWorklist } from '../api/reads.ts';
import { useTexts } from '../parts/language.tsx';
import { menuFor } from '../rooms/menu.ts';
import { byCase } from '../rooms/work/by-case.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

/** The rooms of the reader's role, with how many cases wait. */
export function DeskMenu() {
  const t = useTexts(texts);
  const { role } = useReader();
  return (
    <nav className="menu" aria-label={t.menu}>
      <ul>
        {menuFor(role).map(({ to, name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true, includeSearch: false }}>
              {t.rooms[name]}
              {name === 'work' && <WorkCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WorkCount() {
  const pages = useWorklist().data?.pages;
  if (pages === undefined) return null;
  const count = byCase(pages.flatMap(({ body }) => body.items)).length;
  const isMore = pages.at(-1)?.body.next !== undefined;
  return count === 0 ? null : <span className="count">{isMore ? `${count}+` : count}</span>;
}
