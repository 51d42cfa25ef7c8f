import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import '../../../look/administration.css';
import { FilterLinks } from '../../../parts/filter-links.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { useTitle } from '../../../parts/use-title.ts';
import { EntryList } from './entry-list.tsx';
import { EntryPage } from './entry-page.tsx';
import { entryKindOf, lists } from './entry-kinds.ts';
import type { EntryList as ListName } from './entry-kinds.ts';
import { administrationTexts } from '../texts.ts';

const route = getRouteApi('/frame/desk/directory');

/** Units, people and sessions: a list with search, or one entry with its form and its history. */
export function DirectoryRoom() {
  const { directory: t } = useTexts(administrationTexts);
  const { id, list: named } = route.useSearch();
  const list = lists.find((one) => one === named) ?? 'units';
  useTitle(t.title);
  return id === undefined ? <Overview list={list} /> : <EntryPage key={`${list} ${id}`} kind={entryKindOf[list]} list={list} id={id} />;
}

function Overview({ list }: { readonly list: ListName }) {
  const { directory: t } = useTexts(administrationTexts);
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  return (
    <>
      <h1>{t.title}</h1>
      <FilterLinks label={t.lists}>
        {lists.map((one) => (
          <Link
            key={one}
            to="/desk/directory"
            search={{ list: one }}
            className={one === list ? 'active' : ''}
            aria-current={one === list ? 'page' : undefined}
          >
            {t.names[one]}
          </Link>
        ))}
      </FilterLinks>
      <search className="case-filter">
        <Input.Search
          key={list}
          aria-label={t.search}
          placeholder={t.search}
          defaultValue={q}
          maxLength={60}
          allowClear
          onSearch={(next) => void navigate({ to: '/desk/directory', search: { list, ...(next.trim() === '' ? {} : { q: next.trim() }) } })}
        />
        <Button type="primary" onClick={() => void navigate({ to: '/desk/directory', search: { list, id: 'new' } })}>
          {t.add[list]}
        </Button>
      </search>
      <EntryList list={list} wanted={q} />
    </>
  );
}
