import { Refusal } from '#core/errors/refusal.ts';
import type { Directory, DirectoryEvent, Person } from './directory.ts';

/** Under which `sub` of the identity provider a person comes in. */
export function loginOf({ subject, id }: Pick<Person, 'subject' | 'id'>): string {
  return subject ?? id;
}

/**
 * Who comes in by each login once `person` is recorded. Who holds one keeps it as long as the entry is active and says so,
 * whoever else claims it: logs of before held such claims. Then the first active one who claims it has it. A login that nobody
 * claims any more stays with its last holder, so that it opens nothing and begins nothing anew.
 */
export function loginsAfter(
  logins: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, Person>,
  { before, person }: { readonly before: Person | undefined; readonly person: Person },
): ReadonlyMap<string, string> {
  const next = new Map(logins);
  const own = loginOf(person);
  for (const login of new Set([own, before === undefined ? own : loginOf(before)])) {
    const holder = people.get(next.get(login) ?? '');
    if (holder !== undefined && claims(holder, login)) continue;
    const heir = claims(person, login) ? person : [...people.values()].find((one) => claims(one, login));
    const keeper = heir ?? holder ?? (login === own ? person : undefined);
    if (keeper !== undefined) next.set(login, keeper.id);
  }
  return next;
}

/**
 * Nobody is given a login that another active person holds. `people` is the directory with the recorded ones in it.
 * @throws Refusal `LoginTakenError` {personId, holderId}
 */
export function checkLogins(recorded: readonly Person[], people: ReadonlyMap<string, Person>): void {
  const holders = Map.groupBy(
    [...people.values()].filter(({ active }) => active),
    loginOf,
  );
  for (const person of recorded) {
    const other = person.active ? holders.get(loginOf(person))?.find(({ id }) => id !== person.id) : undefined;
    if (other !== undefined) throw new Refusal('LoginTakenError', { personId: person.id, holderId: other.id });
  }
}

/** The logins that people of the `fresh` events have or ever had, of all the log's `events`, with whose each is now. */
export function loginsTouched(
  { logins }: Pick<Directory, 'logins'>,
  events: readonly DirectoryEvent[],
  fresh: readonly DirectoryEvent[],
): [login: string, personId: string][] {
  const changed = new Set(fresh.flatMap((event) => (event.type === 'PersonRecorded' ? [event.person.id] : [])));
  const touched = events.flatMap((event) =>
    event.type === 'PersonRecorded' && changed.has(event.person.id) ? [loginOf(event.person)] : [],
  );
  return [...new Set(touched)].flatMap((login) => {
    const personId = logins.get(login);
    return personId === undefined ? [] : [[login, personId]];
  });
}

function claims(person: Person, login: string): boolean {
  return person.active && loginOf(person) === login;
}
