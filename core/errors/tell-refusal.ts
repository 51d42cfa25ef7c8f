import type { ProblemText } from '#core/contracts/problem.ts';
import type { Term } from '#core/contracts/term.ts';
import { isCommandName } from '#core/steps/commands.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { commandTerms } from '#core/steps/texts.ts';
import type { Fact, Refusal } from './refusal.ts';

/** A refusal in words: its HTTP status, what it is, and what to do, with its facts filled in. */
export interface ToldRefusal {
  readonly status: number;
  readonly title: Term;
  readonly todo: Term;
}

/** How a refusal is told to whoever was refused. @param own words of refusals that are told in one place alone */
export function tellRefusal({ name, facts }: Pick<Refusal, 'name' | 'facts'>, own?: ReadonlyMap<string, ProblemText>): ToldRefusal {
  const text = refusalTexts.get(name) ?? own?.get(name);
  // Every name has its text (see `RefusalName`); only the map's type does not know.
  if (text === undefined) throw new Error(`no text for ${name}`);
  const { status, title, todo } = text;
  return { status, title, todo: { zh: fill(todo.zh, facts, 'zh'), en: fill(todo.en, facts, 'en') } };
}

function fill(text: string, facts: Readonly<Record<string, Fact>>, language: keyof Term): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const fact = facts[key];
    if (fact === undefined) return whole;
    if (!Array.isArray(fact)) return told(String(fact), language);
    return fact.map((one) => told(String(one), language)).join(language === 'zh' ? '、' : ', ') || (language === 'zh' ? '无' : 'nothing');
  });
}

/** A command by its Chinese name with the name it has in the path; anything else as it is. */
function told(fact: string, language: keyof Term): string {
  return language === 'zh' && isCommandName(fact) ? `${commandTerms[fact].zh}（${fact}）` : fact;
}
