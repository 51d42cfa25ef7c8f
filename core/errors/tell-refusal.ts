import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ProblemText } from '#core/contracts/problem.ts';
import type { Term } from '#core/contracts/term.ts';
import { isCommandName } from '#core/steps/commands.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { clockTerms, commandTerms } from '#core/steps/texts.ts';
import type { Fact, Refusal } from './refusal.ts';

/** A refusal in words: its HTTP status, what it is, and what to do, with its facts filled in. */
export interface ToldRefusal {
  readonly status: number;
  readonly title: Term;
  readonly todo: Term;
}

interface Named {
  readonly name: string;
  readonly nameEn?: string;
}

/** Who and what ids of facts are: the directory of whoever is told. Without it they stand for themselves. */
export interface KnownNames {
  readonly units: ReadonlyMap<string, Named>;
  readonly people: ReadonlyMap<string, Named>;
  readonly sessions: ReadonlyMap<string, Named>;
}

/** How a refusal is told to whoever was refused. @param own words of refusals that are told in one place alone */
export function tellRefusal(
  { name, facts }: Pick<Refusal, 'name' | 'facts'>,
  names?: KnownNames,
  own?: ReadonlyMap<string, ProblemText>,
): ToldRefusal {
  const text = refusalTexts.get(name) ?? own?.get(name);
  // Every name has its text (see `RefusalName`); only the map's type does not know.
  if (text === undefined) throw new Error(`no text for ${name}`);
  const { status, title, todo } = text;
  return { status, title, todo: { zh: closed(fill(todo.zh, facts, 'zh', names)), en: fill(todo.en, facts, 'en', names) } };
}

function fill(text: string, facts: Readonly<Record<string, Fact>>, language: keyof Term, names: KnownNames | undefined): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const fact = facts[key];
    if (fact === undefined) return whole;
    const words = [fact].flat().map((one) => told(key, String(one), names)?.[language] ?? String(one));
    return words.join(language === 'zh' ? '、' : ', ') || (language === 'zh' ? '无' : 'nothing');
  });
}

/** Words keep a space from an id; where a name or a day stands in its place, Chinese has none. */
function closed(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han}|\d{4}年\d)/gu, '');
}

/** A fact as people call it: units, people and sessions by name, clocks and commands by theirs, days as an office writes them. */
function told(key: string, fact: string, names: KnownNames | undefined): Term | undefined {
  switch (key) {
    case 'unitId':
    case 'units':
      return named(names?.units.get(fact));
    case 'personId':
    case 'holderId':
    case 'deputyId':
    case 'people':
    case 'coSigners':
      return named(names?.people.get(fact));
    case 'session':
      return named(names?.sessions.get(fact));
    case 'clockId': {
      const kind = clockKinds.find((one) => fact.split('.').includes(one));
      return kind === undefined ? undefined : clockTerms[kind];
    }
    case 'command':
    case 'legal':
      return isCommandName(fact) ? commandTerms[fact] : undefined;
    case 'known':
      // Whoever gave a command that is none needs the names that paths have.
      return isCommandName(fact) ? { zh: `${commandTerms[fact].zh}（${fact}）`, en: fact } : undefined;
    default: {
      const day = calendarDateSchema.safeParse(fact);
      return day.success ? dateTerm(day.data) : undefined;
    }
  }
}

function named(found: Named | undefined): Term | undefined {
  return found === undefined ? undefined : { zh: found.name, en: found.nameEn ?? found.name };
}
