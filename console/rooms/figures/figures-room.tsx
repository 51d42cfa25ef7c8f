import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useStatistics } from '../../api/oversight-reads.ts';
import { useSessions } from '../../api/reads.ts';
import { Answered } from '../../parts/answered.tsx';
import { ExportButtons } from '../../parts/file/export-buttons.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { CasesFigures } from './cases-figures.tsx';
import { KeyFigures } from './key-figures.tsx';
import { figuresTexts } from './texts.ts';
import { UnitFigures } from './unit-figures.tsx';

/** A session at a glance, for those who lead, oversee and audit. */
export function FiguresRoom() {
  const t = useTexts(figuresTexts);
  const { language } = useLanguage();
  const { session } = getRouteApi('/frame/desk/figures').useSearch();
  const query = useStatistics(session);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <Answered query={query}>
        {(told) => (
          <>
            <ChooseSession chosen={told.session.id} />
            <p className="soft">{t.asOf(instantText(told.at, language))}</p>
            <ExportButtons list="statistics" filter={{ session: told.session.id }} />
            <KeyFigures session={session} />
            <CasesFigures told={told} />
            <UnitFigures told={told} />
          </>
        )}
      </Answered>
    </>
  );
}

function ChooseSession({ chosen }: { readonly chosen: string }) {
  const t = useTexts(figuresTexts);
  const navigate = useNavigate();
  const sessions = useSessions().data?.body.sessions ?? [];
  return (
    <label className="filter-select figures-session not-printed">
      <span>{t.session}</span>
      <Select<string>
        aria-label={t.session}
        value={chosen}
        onChange={(session) => void navigate({ to: '/desk/figures', search: { session } })}
        options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </label>
  );
}
