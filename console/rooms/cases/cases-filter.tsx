import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { stageTerms } from '#core/case/terms.ts';
import { useSessions } from '../../api/reads.ts';
import type { CaseFilter } from '../../api/reads.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { casesTexts } from './texts.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the list is narrowed by. */
export function CasesFilter({ filter }: { readonly filter: CaseFilter }) {
  const t = useTexts(casesTexts);
  const { lights } = useTexts(texts);
  const say = useSay();
  const navigate = useNavigate();
  const narrow = (change: CaseFilter): void => {
    const kept = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== '');
    void navigate({ to: '/desk/cases', search: Object.fromEntries(kept) });
  };
  const sessions = useSessions().data?.body.sessions ?? [];
  const stages = Object.entries(stageTerms).map(([value, term]) => ({ value, label: say(term) }));
  return (
    <search className="case-filter">
      <Input.Search
        aria-label={t.search}
        placeholder={t.search}
        defaultValue={filter.q ?? ''}
        maxLength={100}
        enterButton={t.find}
        allowClear
        onSearch={(q) => narrow({ q: q.trim() })}
      />
      <FilterSelect label={t.stage} value={filter.stage} choices={stages} choose={(stage) => narrow({ stage })} />
      <FilterSelect
        label={t.light}
        value={filter.light}
        choices={Object.entries(lights).map(([value, label]) => ({ value, label }))}
        choose={(light) => narrow({ light })}
      />
      <FilterSelect
        label={t.session}
        value={filter.session}
        choices={sessions.map(({ id, name }) => ({ value: id, label: name }))}
        choose={(session) => narrow({ session })}
      />
      <FilterSelect label={t.key} value={filter.key} choices={[{ value: 'true', label: t.onlyKey }]} choose={(key) => narrow({ key })} />
      <Button onClick={() => void navigate({ to: '/desk/cases', search: {} })}>{t.reset}</Button>
    </search>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly choose: (value: string | undefined) => void;
}

function FilterSelect({ label, value, choices, choose }: FilterSelectProps) {
  const { any } = useTexts(casesTexts);
  return (
    <label className="filter-select">
      <span>{label}</span>
      <Select<string> aria-label={label} value={value ?? ''} onChange={choose} options={[{ value: '', label: any }, ...choices]} />
    </label>
  );
}
