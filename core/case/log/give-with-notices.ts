import { Refusal } from '#core/errors/refusal.ts';
import type { Carried } from '#core/ledger/give-command.ts';
import { noticeNumber, noticeSeries } from '#core/register/notice-owner.ts';
import type { RegistersForEach } from '#core/register/registers.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Case } from '#core/case/case.ts';
import type { Cases } from './cases.ts';
import { giveAsPerson } from './give-as-person.ts';
import type { Asking, PersonsCommand } from './give-as-person.ts';
import { numbersForNotices, withNumbers } from '#core/case/numbers/number-given.ts';
import type { NumbersForNotices } from '#core/case/numbers/number-given.ts';

export interface GivingWithNotices {
  readonly cases: Cases;
  readonly registers: RegistersForEach;
}

// One more round than usual is needed only where somebody else changes meanwhile what is to be numbered.
const MOST_ROUNDS = 12;

/**
 * A person's command; what it gives to units bears the numbers of their notices (交办通知) where the policy numbers what is dispatched
 * alone. A number is taken once it is known that the command is not refused, in the name of the share, and stands in the commit that gives
 * it: who dies in between, or comes too late, leaves it to whoever gives that share next.
 * @throws Refusal of `giveAsPerson`
 */
export async function giveWithNotices(
  { cases, registers }: GivingWithNotices,
  asking: Asking,
  command: PersonsCommand,
): Promise<Carried<Case, CaseEvent>> {
  const printed = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const lacking: NumbersForNotices[] = [];
    const given = await giveAsPerson(cases, asking, {
      ...command,
      inWriting: (events, found, rules) => {
        const wanted = numbersForNotices(events, found, rules);
        if (wanted === undefined) return events;
        if (wanted.owners.every((owner) => printed.has(owner))) return withNumbers(events, found, printed);
        lacking.push(wanted);
        return [];
      },
    });
    const wanted = lacking.at(-1);
    if (wanted === undefined) return given;
    const { year, pattern, policyVersion, owners } = wanted;
    const numbers = await registers.takeEach({ body: asking.body, series: noticeSeries(year), owners, policyVersion });
    for (const [owner, number] of numbers) printed.set(owner, noticeNumber(pattern, year, number));
  }
  throw new Refusal('TooMuchContentionError', { tries: MOST_ROUNDS });
}
