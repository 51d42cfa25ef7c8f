import { Link } from '@tanstack/react-router';
import { useStatistics } from '../../api/oversight-reads.ts';
import type { Statistics } from '../../api/contract.ts';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { figuresTexts } from './texts.ts';

/** The session's sums in a line; a number that has a list behind it opens it. */
export function KeyFigures({ session }: { readonly session?: string | undefined }) {
  const told = useStatistics(session).data?.body;
  return told === undefined ? null : <KeyFiguresOf told={told} />;
}

function KeyFiguresOf({ told }: { readonly told: Statistics }) {
  const t = useTexts(figuresTexts);
  const { lights } = useTexts(texts);
  const session = told.session.id;
  const keyCases = told.keyCases.reduce((sum, { cases }) => sum + cases, 0);
  const figures = [
    { name: t.submitted, count: told.submitted, search: { session } },
    { name: t.filed, count: told.filed },
    { name: t.declined, count: told.declined, search: { session, stage: 'declined' } },
    { name: t.closed, count: told.closed, search: { session, stage: 'closed' } },
    ...(keyCases === 0 ? [] : [{ name: t.keyCases, count: keyCases, search: { session, key: 'true' as const } }]),
    { name: lights.yellow, count: told.lights.yellow, search: { session, light: 'yellow' } },
    { name: lights.red, count: told.lights.red, search: { session, light: 'red' } },
  ];
  return (
    <section aria-label={t.keyFigures(told.session.name)} className="key-figures">
      <p className="soft">{told.session.name}</p>
      <dl>
        {figures.map(({ name, count, search }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {search === undefined || count === 0 ? (
                count
              ) : (
                <Link to="/desk/cases" search={search} aria-label={t.openList(name, count)}>
                  {count}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
