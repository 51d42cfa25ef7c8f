import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'antd';
import { FaultPage } from '../../../parts/fault/fault-page.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { texts } from '../../../texts.ts';
import type { EntryList as ListName } from './entry-kinds.ts';
import { administrationTexts } from '../texts.ts';
import { useEntries } from './use-entries.ts';

// More than that nobody looks through; whoever wants to can have the rest.
const FIRST = 100;

/** The entries whose name, id or facts hold what is looked for. */
export function EntryList({ list, wanted }: { readonly list: ListName; readonly wanted: string }) {
  const { directory: t } = useTexts(administrationTexts);
  const { more } = useTexts(texts);
  const { entries, isRead, error } = useEntries(list);
  const [shown, setShown] = useState(FIRST);
  if (!isRead) return error === null ? <Loading /> : <FaultPage error={error} />;
  const found = entries.filter(({ name, facts }) => [name, ...facts].some((text) => text.includes(wanted)));
  return (
    <>
      <p role="status" className="soft">
        {found.length === 0 ? t.nothing : t.count(found.length)}
      </p>
      <ul className="entry-list" aria-label={t.names[list]}>
        {found.slice(0, shown).map(({ id, name, facts, marks }) => (
          <li key={id}>
            <Link to="/desk/directory" search={{ list, id }}>
              {name}
            </Link>
            <span className="soft">{facts.join(' · ')}</span>
            {marks.map((mark) => (
              <span key={mark} className="tag">
                {mark}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {found.length > shown && <Button onClick={() => setShown(shown + FIRST)}>{more}</Button>}
    </>
  );
}
