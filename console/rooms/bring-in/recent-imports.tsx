import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import type { ImportList } from './contract.ts';
import { bringInTexts } from './texts.ts';

/** Files that were brought in lately, each with its page. */
export function RecentImports() {
  const t = useTexts(bringInTexts);
  const say = useSay();
  const { language } = useLanguage();
  const personName = usePersonName();
  const query = useApi<ImportList>('/v1/imports');
  return (
    <section aria-label={t.recent}>
      <h2>{t.recent}</h2>
      <Answered query={query}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p className="soft">{t.none}</p>
          ) : (
            <ul className="import-list">
              {imports.map(({ id, kind, kindName, file, by, checkedAt, stateName, counts }) => (
                <li key={id}>
                  <Link to="/desk/bring-in" search={{ kind, import: id }}>
                    {file.name === '' ? say(kindName) : file.name}
                  </Link>{' '}
                  <span className="soft">
                    {say(stateName)} · {counts.done} / {counts.toDo} · {t.whoAndWhen(personName(by), instantText(checkedAt, language))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
