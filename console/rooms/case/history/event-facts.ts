import { clockTerms, outcomeTerms, valueTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import type { CaseAnswer, Deadline, History } from '../../../api/contract.ts';
import { dayText } from '../../../parts/dates.ts';
import type { Language } from '../../../parts/language.tsx';

type Written = History['commits'][number]['events'][number];

/** What an event of the record holds, in words: what its reader may not see is empty. */
export interface EventFacts {
  readonly text: (field: string) => string;
  readonly has: (field: string) => boolean;
  readonly isSet: (field: string) => boolean;
  readonly day: (path: string) => string;
  readonly value: (field: string) => string;
  readonly unit: (field: string) => string;
  readonly person: (field: string) => string;
  /** The unit of the assignment that it is about. */
  readonly share: string;
  readonly clock: string;
  readonly outcome: string;
}

/** Names that events tell by their ids. */
export interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  /** Units by the assignment they have. */
  readonly shares: ReadonlyMap<string, string>;
  /** Clocks by id. */
  readonly clocks: ReadonlyMap<string, Term>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function namesOf(
  found: CaseAnswer,
  deadlines: readonly Pick<Deadline, 'clockId' | 'name'>[],
  { units, people }: Readonly<Record<'units' | 'people', readonly Named[]>>,
  { unitName, personName }: Readonly<Record<'unitName' | 'personName', (told: Named) => string>>,
): Names {
  return {
    units: new Map([...units, ...found.units, ...found.assignments.map(({ unit }) => unit)].map((unit) => [unit.id, unitName(unit)])),
    people: new Map([...people, found.author, ...found.content.coSigners].map((person) => [person.id, personName(person)])),
    shares: new Map(found.assignments.map(({ id, unit }) => [id, unitName(unit)])),
    clocks: new Map(deadlines.map(({ clockId, name }) => [clockId, name])),
  };
}

export function eventFacts(event: Written, names: Names, language: Language): EventFacts {
  const field = (path: string): unknown => path.split('.').reduce<unknown>(memberIn, event);
  const text = (path: string): string => {
    const value = field(path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const said = (terms: Readonly<Record<string, Term>>, value: string): string => terms[value]?.[language] ?? value;
  const opened = text('clock.kind');
  const clock = opened === '' ? names.clocks.get(text('clockId'))?.[language] : said(clockTerms, opened);
  return {
    text,
    has: (path) => field(path) !== undefined,
    isSet: (path) => field(path) === true,
    day: (path) => (text(path) === '' ? '' : dayText(text(path), language)),
    value: (path) => said(valueTerms, text(path)),
    unit: (path) => names.units.get(text(path)) ?? text(path),
    person: (path) => names.people.get(text(path)) ?? text(path),
    share: names.shares.get(text('assignmentId')) ?? '',
    clock: clock ?? '',
    outcome: said(outcomeTerms, text('outcome')),
  };
}

function memberIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
