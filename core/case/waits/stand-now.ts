import { wakeIn } from '#core/clock/next-wake.ts';
import type { Standing } from '#core/contracts/workflow.ts';
import type { Case } from '#core/case/case.ts';
import type { Rules } from '#core/case/decide-context.ts';
import { clocksOf, outcomeOf, standingOf } from './standing.ts';
import type { OpenWait, Whose } from './standing.ts';

/** Where the case or an assignment stands, with the time to its first alarm there. */
export function standNow(found: Case, whose: Whose, rules: Rules): Standing {
  return { outcome: standingOf(found, whose), wakeIn: wakeInFor(found, whose, rules) };
}

/** What an open wait is answered now; `undefined` while it should go on. */
export function answerTo(found: Case, wait: OpenWait, rules: Rules): Standing | undefined {
  const outcome = outcomeOf(found, wait, rules);
  return outcome === undefined ? undefined : { wakeIn: wakeInFor(found, wait, rules), ...outcome };
}

/** Seconds to the first alarm of the clocks that a wait answers for; without a case there are none. */
export function wakeInFor(found: Case | undefined, whose: Whose, { now, policy, calendar, rulebook }: Rules): number {
  return wakeIn(found === undefined ? [] : clocksOf(found, whose), now, policy, calendar, rulebook);
}
