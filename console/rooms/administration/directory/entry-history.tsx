import { Answered } from '../../../parts/answered.tsx';
import { instantText } from '../../../parts/dates.ts';
import type { Field } from '../../../parts/form/field.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import type { EntryChange } from '../contract.ts';
import { EntryChanges } from './entry-changes.tsx';
import { useEntryHistory, useFormSchema } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** Who changed what in an entry, the latest first. */
export function EntryHistory({ id }: { readonly id: string }) {
  const { directory: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  const personName = usePersonName();
  const fields = useFields();
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <Answered query={useEntryHistory(id)}>
        {({ commits }) =>
          commits.length === 0 ? (
            <p>{t.noHistory}</p>
          ) : (
            <ol className="timeline">
              {commits.map(({ seq, at, actor, entries }) => (
                <li key={seq}>
                  <strong>{instantText(at, language)}</strong>{' '}
                  <span className="soft">{actor.id === 'bootstrap' ? t.bootstrap : personName(actor)}</span>
                  {entries.map((one) => (
                    <EntryChanges key={one.entry} change={one} field={fields(one.entry)} />
                  ))}
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </section>
  );
}

/** The forms by whose words changes are told. */
function useFields(): (entry: EntryChange['entry']) => Field | undefined {
  const forms: Readonly<Partial<Record<EntryChange['entry'], Readonly<Record<string, unknown>> | undefined>>> = {
    unit: useFormSchema('unit').data?.body.form,
    person: useFormSchema('person').data?.body.form,
    session: useFormSchema('session').data?.body.form,
    robot: useFormSchema('robot').data?.body.form,
  };
  return (entry) => (forms[entry] === undefined ? undefined : readForm(forms[entry]));
}
