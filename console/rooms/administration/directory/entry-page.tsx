import { Link } from '@tanstack/react-router';
import { Answered } from '../../../parts/answered.tsx';
import { FaultPage } from '../../../parts/fault/fault-page.tsx';
import { isRecord, jsonOf } from '../../../parts/form/json.ts';
import type { Json } from '../../../parts/form/json.ts';
import { readForm } from '../../../parts/form/read-form.ts';
import { useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryHistory } from './entry-history.tsx';
import type { EntryKind, EntryList } from './entry-kinds.ts';
import { useFormSchema } from '../reads.ts';
import { administrationTexts } from '../texts.ts';
import { PersonMobile } from './person-mobile.tsx';
import { UnitRobot } from './unit-robot.tsx';
import { useEntries } from './use-entries.ts';

interface EntryPageProps {
  readonly kind: EntryKind;
  readonly list: EntryList;
  /** `new` for one that is not there yet. */
  readonly id: string;
}

/** One entry: what it says as a form, what changed in it, of a unit its group robot, of a person the mobile. */
export function EntryPage({ kind, list, id }: EntryPageProps) {
  const { directory: t } = useTexts(administrationTexts);
  const form = useFormSchema(kind);
  const { entries, isRead, error } = useEntries(list);
  const isNew = id === 'new';
  const entry = entries.find((one) => one.id === id);
  return (
    <>
      <p>
        <Link to="/desk/directory" search={{ list }}>
          {t.back}
        </Link>
      </p>
      {!isRead && (error === null ? <Loading /> : <FaultPage error={error} />)}
      {isRead && (
        <>
          <h1>{isNew ? t.add[list] : (entry?.name ?? id)}</h1>
          {!isNew && entry === undefined && <p role="alert">{t.noEntry}</p>}
          {(isNew || entry !== undefined) && (
            <Answered query={form}>
              {(body) => (
                <EntryForm
                  field={readForm(isNew ? body.form : withId(body.form, id))}
                  list={list}
                  id={id}
                  initial={isNew ? newEntry(kind) : jsonOf(entry?.whole)}
                />
              )}
            </Answered>
          )}
          {kind === 'unit' && entry !== undefined && <UnitRobot unitId={id} />}
          {kind === 'person' && entry !== undefined && <PersonMobile personId={id} />}
          {entry !== undefined && <EntryHistory id={id} />}
        </>
      )}
    </>
  );
}

function newEntry(kind: EntryKind): Json {
  return kind === 'person' ? { active: true } : {};
}

/** The id of what is there stays as it is. */
function withId(form: Readonly<Record<string, unknown>>, id: string): Readonly<Record<string, unknown>> {
  const properties = isRecord(form['properties']) ? form['properties'] : {};
  return { ...form, properties: { ...properties, id: { const: id } } };
}
