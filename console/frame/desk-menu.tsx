import { Link } from '@tanstack/react-router';
import { useWorklist } from '../api/reads.ts';
import { useTexts } from '../parts/language.tsx';
import { menuFor } from '../rooms/menu.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

/** The rooms of the reader's role, with how many things wait. */
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
  const count = pages.reduce((sum, { body }) => sum + body.items.length, 0);
  const isMore = pages.at(-1)?.body.next !== undefined;
  return count === 0 ? null : <span className="count">{isMore ? `${count}+` : count}</span>;
}
