import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import '../../../look/administration.css';
import { useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { MailList } from './mail-list.tsx';
import { usePeople, useUnits } from '../../../api/reads.ts';
import { administrationTexts } from '../texts.ts';
import { UnreachedLists } from './unreached-lists.tsx';

/** Mails to somebody and what became of them; what reached nobody. */
export function MailsRoom() {
  const { mails: t } = useTexts(administrationTexts);
  const { to } = getRouteApi('/frame/desk/mails').useSearch();
  const navigate = useNavigate();
  const personName = usePersonName();
  const people = usePeople().data?.body.people ?? [];
  const units = useUnits().data?.body.units ?? [];
  useTitle(t.title);
  const options = [
    ...people.map((person) => ({ value: person.id, label: personName(person) })),
    ...units.flatMap(({ id, name }) => [
      { value: `mailbox:${id}`, label: t.mailbox(name) },
      { value: `robot:${id}`, label: t.robot(name) },
    ]),
  ];
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.lead}</p>
      <search className="case-filter">
        <label className="filter-select wide">
          <span>{t.to}</span>
          <Select<string>
            aria-label={t.to}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t.choose}
            value={to ?? null}
            options={options}
            onChange={(next) => void navigate({ to: '/desk/mails', search: { to: next } })}
          />
        </label>
      </search>
      {to !== undefined && <MailList to={to} />}
      <UnreachedLists />
    </>
  );
}
