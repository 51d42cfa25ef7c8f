import { dateTerm } from '#core/calendar/date-term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory, Person } from './directory.ts';
import { changesLogin, isOfUnit, rightsOf } from './rights-changes.ts';
import type { RightsChange } from './rights-changes.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

// More than that in one sentence nobody reads; the directory's history has them all.
const MOST_NAMED = 10;

interface Recording {
  readonly actorId: string;
  readonly on: string;
  readonly before: Directory;
  readonly after: Directory;
}

/** Changes of rights in words: whose, and a sentence with who changed what into what. */
export function rightsTerms(changes: readonly RightsChange[], recording: Recording): { readonly people: Term; readonly changes: Term } {
  const inWords = (
    words: typeof zh | typeof en,
    nameOf: (person: Person) => string,
    language: keyof Term,
  ): { people: string; all: string } => {
    const { rights } = words;
    const named = changes.slice(0, MOST_NAMED).map((change) => changeText(change, { words, nameOf, language, recording }));
    const listed = named.join(rights.between);
    const [first] = changes;
    const actor = recording.before.people.get(recording.actorId);
    return {
      people: first === undefined ? '' : rights.first(nameOf(first.after), changes.length),
      all: rights.recorded(
        actor === undefined ? rights.bootstrap : nameOf(actor),
        dateTerm(recording.on)[language],
        changes.length > MOST_NAMED ? rights.more(listed, changes.length) : listed,
      ),
    };
  };
  const chinese = inWords(zh, ({ name }) => name, 'zh');
  const english = inWords(en, ({ name, nameEn = name }) => nameEn, 'en');
  return { people: { zh: chinese.people, en: english.people }, changes: { zh: chinese.all, en: english.all } };
}

interface Wording {
  readonly words: typeof zh | typeof en;
  readonly nameOf: (person: Person) => string;
  readonly language: keyof Term;
  readonly recording: Recording;
}

function changeText(change: RightsChange, { words, nameOf, language, recording }: Wording): string {
  const { rights } = words;
  const was = change.before === undefined ? rights.none : rolesText(change.before, recording.before);
  const is = rolesText(change.after, recording.after);
  const name = nameOf(change.after);
  if (!changesLogin(change)) return rights.change(name, was, is);
  return was === is ? rights.login(name) : rights.changeAndLogin(name, was, is);

  function rolesText(person: Person, { units }: Directory): string {
    if (rightsOf(person).length === 0) return rights.none;
    const unit = units.get(person.unitId ?? '');
    const unitName = (language === 'zh' ? unit?.name : unit?.nameEn) ?? person.unitId ?? '';
    return [...new Set(person.roles)]
      .map((role) => (isOfUnit(role) ? rights.at(words.roles[role], unitName) : words.roles[role]))
      .join(rights.and);
  }
}
