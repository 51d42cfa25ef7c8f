import type { Term } from '#core/contracts/term.ts';
import type { Directory, DirectoryEvent, Person, Role } from './directory.ts';
import { changesLogin, isOfUnit } from './rights-changes.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** What somebody may act as from now on and could not before, and the other way round. */
export interface RightsDiff {
  readonly personId: string;
  readonly gained: readonly Term[];
  readonly lost: readonly Term[];
  /** Another login comes in as this person. */
  readonly login: boolean;
}

/** Of each person whom a commit records, whose rights or login it changes; members and units' people too. */
export function rightsDiffs(before: Directory, after: Directory, events: readonly DirectoryEvent[]): RightsDiff[] {
  const recorded = new Set(events.flatMap((event) => (event.type === 'PersonRecorded' ? [event.person.id] : [])));
  return [...recorded].flatMap((personId) => {
    const [was, is] = [rightsIn(before, personId), rightsIn(after, personId)];
    const now = after.people.get(personId);
    const diff = {
      personId,
      gained: [...is].flatMap(([key, term]) => (was.has(key) ? [] : [term])),
      lost: [...was].flatMap(([key, term]) => (is.has(key) ? [] : [term])),
      login: now !== undefined && changesLogin({ before: before.people.get(personId), after: now }),
    };
    return diff.gained.length + diff.lost.length > 0 || diff.login ? [diff] : [];
  });
}

function rightsIn({ people, units }: Directory, personId: string): ReadonlyMap<string, Term> {
  const person = people.get(personId);
  if (person?.active !== true) return new Map();
  return new Map(person.roles.map((role) => [keyOf(role, person), termOf(role, person, units)]));
}

function keyOf(role: Role, { unitId = '' }: Person): string {
  return isOfUnit(role) ? `${role}@${unitId}` : role;
}

function termOf(role: Role, { unitId = '' }: Person, units: Directory['units']): Term {
  if (!isOfUnit(role)) return { zh: zh.roles[role], en: en.roles[role] };
  const unit = units.get(unitId);
  return {
    zh: zh.rights.at(zh.roles[role], unit?.name ?? unitId),
    en: en.rights.at(en.roles[role], unit?.nameEn ?? unitId),
  };
}
