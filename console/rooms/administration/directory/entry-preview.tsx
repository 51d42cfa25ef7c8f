import type { ReactNode } from 'react';
import type { Field } from '../../../parts/form/field.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { Refused } from '../../../parts/fault/refused.tsx';
import type { Preview } from '../contract.ts';
import { EntryChanges } from './entry-changes.tsx';
import { texts } from '../../../texts.ts';
import { administrationTexts } from '../texts.ts';

interface EntryPreviewProps {
  readonly preview: Preview;
  readonly field: Field;
  /** Why it was not recorded. */
  readonly error: Error | null;
  readonly children: ReactNode;
}

/** What recording would change, who may do what from then on, and who is told. */
export function EntryPreview({ preview: { entries, rights, told }, field, error, children }: EntryPreviewProps) {
  const { directory: t } = useTexts(administrationTexts);
  const { comma } = useTexts(texts);
  const personName = usePersonName();
  const say = useSay();
  const said = (terms: Preview['rights'][number]['gained']): string => terms.map(say).join(comma);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t.preview}</h2>
      {entries.length === 0 && <p role="status">{t.same}</p>}
      {entries.map((one) => (
        <EntryChanges key={`${one.entry} ${one.id}`} change={one} field={field} />
      ))}
      {entries.length > 0 && (
        <div className="consequences">
          <h3>{t.rights}</h3>
          {rights.length === 0 && <p>{t.noRights}</p>}
          <ul>
            {rights.map(({ person, gained, lost, login }) => (
              <li key={person.id}>
                {personName(person)}
                {gained.length > 0 && <div>{t.gains(said(gained))}</div>}
                {lost.length > 0 && <div>{t.loses(said(lost))}</div>}
                {login && <div>{t.login}</div>}
              </li>
            ))}
          </ul>
          <h3>{t.told}</h3>
          <p>{told.length === 0 ? t.nobodyTold : told.map(({ name }) => name).join(comma)}</p>
        </div>
      )}
      {error !== null && <Refused error={error} />}
      {children}
    </section>
  );
}
