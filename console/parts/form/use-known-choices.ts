import { usePeople, useSessions } from '../../api/reads.ts';
import type { KnownChoices } from './read-form.ts';

/** Choices for fields that hold an id of the directory and name none themselves. */
export function useKnownChoices(): KnownChoices {
  const sessions = useSessions().data?.body.sessions ?? [];
  const people = usePeople().data?.body.people ?? [];
  return {
    session: sessions.map(({ id, name }) => ({ value: id, label: { zh: name, en: name } })),
    coSigners: people
      .filter(({ active, roles }) => active && roles.includes('member'))
      .map(({ id, name, nameEn }) => ({ value: id, label: { zh: name, en: nameEn ?? name } })),
  };
}
