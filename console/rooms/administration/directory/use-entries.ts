import { useTexts, useLanguage } from '../../../parts/language.tsx';
import { dayText } from '../../../parts/dates.ts';
import { texts } from '../../../texts.ts';
import type { EntryList } from './entry-kinds.ts';
import { usePeople, useSessions, useUnits } from '../../../api/reads.ts';
import { administrationTexts } from '../texts.ts';

/** An entry of the directory as a list shows it. */
interface ListedEntry {
  readonly id: string;
  readonly name: string;
  /** What tells it apart from others. */
  readonly facts: readonly string[];
  /** What is the matter with it. */
  readonly marks: readonly string[];
  /** The entry as the API tells it. */
  readonly whole: object;
}

/** The entries of a list, and the answer they come from. */
export function useEntries(list: EntryList) {
  const { directory: t } = useTexts(administrationTexts);
  const { roles } = useTexts(texts);
  const { language } = useLanguage();
  const units = useUnits();
  const people = usePeople();
  const sessions = useSessions();
  const unitName = (id: string | undefined): string[] =>
    id === undefined ? [] : [units.data?.body.units.find((one) => one.id === id)?.name ?? id];
  const entries: Readonly<Record<EntryList, () => ListedEntry[]>> = {
    units: () =>
      (units.data?.body.units ?? []).map((unit) => ({
        id: unit.id,
        name: unit.name,
        facts: [unit.id, t.code(unit.letterCode)],
        marks: [],
        whole: unit,
      })),
    people: () =>
      (people.data?.body.people ?? []).map(({ unreachable, ...person }) => ({
        id: person.id,
        name: person.name,
        facts: [person.id, ...person.roles.map((role) => roles[role]), ...unitName(person.unitId)],
        marks: [...(person.active ? [] : [t.inactive]), ...(unreachable === undefined ? [] : [t.unreachable])],
        whole: person,
      })),
    sessions: () =>
      (sessions.data?.body.sessions ?? []).map((session) => ({
        id: session.id,
        name: session.name,
        facts: [session.id, t.span(dayText(session.opensOn, language), dayText(session.closesOn, language))],
        marks: [],
        whole: session,
      })),
  };
  const query = { units, people, sessions }[list];
  return { entries: entries[list](), isRead: query.data !== undefined, error: query.error };
}
