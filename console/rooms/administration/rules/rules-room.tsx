import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import '../../../look/administration.css';
import { useReader } from '../../../frame/reader.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { useTitle } from '../../../parts/use-title.ts';
import type { Policies, Policy } from '../contract.ts';
import { PolicyForm } from './policy-form.tsx';
import { usePolicies, usePolicy } from '../reads.ts';
import { differingRules, ruleRows } from './rule-rows.ts';
import { Differences, RulesTable } from './rules-table.tsx';
import { administrationTexts } from '../texts.ts';

const route = getRouteApi('/frame/desk/rules');
const words = { zh: administrationTexts.zh.rules, en: administrationTexts.en.rules };

/** The body's rules: every version, what one says, how two differ, and a new one. */
export function RulesRoom() {
  const { rules: t } = useTexts(administrationTexts);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <Answered query={usePolicies()}>{({ policies }) => <Versions policies={policies} />}</Answered>
    </>
  );
}

function Versions({ policies }: { readonly policies: Policies['policies'] }) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  const { language } = useLanguage();
  const { me } = useReader();
  const inForce = policies.find(({ status }) => status === 'in-force')?.version;
  const { version = inForce } = route.useSearch();
  const [draft, setDraft] = useState<Policy>();
  return (
    <>
      <section className="card" aria-labelledby="versions">
        <h2 id="versions">{t.versions}</h2>
        <ul className="timeline">
          {policies.map((one) => (
            <li key={one.version}>
              <Link to="/desk/rules" search={{ version: one.version }} aria-current={one.version === version ? 'page' : undefined}>
                {say(one.name)}
              </Link>{' '}
              <span className="tag">{t.status[one.status]}</span>{' '}
              <span className="soft">{one.inForceFrom === undefined ? t.preset : t.from(dayText(one.inForceFrom, language))}</span>
            </li>
          ))}
        </ul>
      </section>
      <Answered query={usePolicy(version)}>{(policy) => <OneVersion policy={policy} policies={policies} begin={setDraft} />}</Answered>
      {me.roles.includes('administrator') && (
        <Answered query={usePolicy(inForce)}>
          {(ruling) => <PolicyForm key={draft?.version ?? ''} draft={draft ?? ruling} inForce={ruling} />}
        </Answered>
      )}
    </>
  );
}

interface OneVersionProps {
  readonly policy: Policy;
  readonly policies: Policies['policies'];
  readonly begin: (policy: Policy) => void;
}

function OneVersion({ policy, policies, begin }: OneVersionProps) {
  const { rules: t } = useTexts(administrationTexts);
  const say = useSay();
  const navigate = useNavigate();
  const { against } = route.useSearch();
  const other = usePolicy(against);
  const { version } = policy;
  const rows = ruleRows(policy, words);
  const others = policies.filter((one) => one.version !== version).map((one) => ({ value: one.version, label: say(one.name) }));
  return (
    <section className="card" aria-labelledby="values">
      <h2 id="values">{t.values(say(policy.name))}</h2>
      {others.length > 0 && (
        <label className="filter-select">
          <span>{t.against}</span>
          <Select<string>
            aria-label={t.against}
            value={against ?? ''}
            options={[{ value: '', label: t.notCompared }, ...others]}
            onChange={(next) => void navigate({ to: '/desk/rules', search: { version, ...(next === '' ? {} : { against: next }) } })}
          />
        </label>
      )}
      {other.data !== undefined && <Differences rows={differingRules(ruleRows(other.data.body, words), rows)} title={t.differences} />}
      <RulesTable rows={rows} begin={() => begin(policy)} />
    </section>
  );
}
