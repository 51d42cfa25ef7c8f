import { Link } from '@tanstack/react-router';
import { instantText } from '../../parts/dates.ts';
import '../../look/administration.css';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { useTitle } from '../../parts/use-title.ts';
import { useHealed } from './reads.ts';
import { administrationTexts } from './texts.ts';

/** What the system put right by itself. */
export function HealedRoom() {
  const { healed: t } = useTexts(administrationTexts);
  const say = useSay();
  const unitName = useUnitName();
  const { language } = useLanguage();
  const query = useHealed();
  useTitle(t.title);
  const repairs = query.data?.pages.flatMap(({ body }) => body.repairs);
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.lead}</p>
      {repairs === undefined && (query.error === null ? <Loading /> : <FaultPage error={query.error} />)}
      {repairs?.length === 0 && <p className="nothing">{t.nothing}</p>}
      {repairs !== undefined && repairs.length > 0 && (
        <ul className="entry-list">
          {repairs.map(({ at, kind, kindName, case: found, unit }) => (
            <li key={`${at} ${kind} ${found?.id ?? ''} ${unit?.id ?? ''}`}>
              <strong>{instantText(at, language)}</strong>
              <span>{say(kindName)}</span>
              {found !== undefined && (
                <Link to="/cases/$id" params={{ id: found.id }}>
                  {found.number === undefined ? t.unnumbered : t.number(found.number)}
                </Link>
              )}
              {unit !== undefined && <span className="soft">{unitName(unit)}</span>}
            </li>
          ))}
        </ul>
      )}
      <More query={query} />
    </>
  );
}
