import { calendarLog } from '#core/calendar/calendar-log.ts';
import { initialCalendars } from '#core/calendar/calendars.ts';
import { calendarKey, policyKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { logCache } from '#core/ledger/log-cache.ts';
import type { RulesSource } from '#core/ports/rules-source.ts';
import { initialPolicies } from './policies.ts';
import { policyLog } from './policy-log.ts';
import { isBehind } from './rulebook.ts';
import type { Rulebook } from './rulebook.ts';

// Milliseconds. Rules are recorded a few times a year, and a clock opened within seconds of it is as right under the version before.
const MOMENT = 10_000;

/** The rules as the ledger has them, folded once and then only asked for what came since. */
export function ledgerRules(ledger: Pick<Ledger, 'read'>, now: () => string): RulesSource {
  const policies = logCache(policyLog, ledger, now);
  const calendars = logCache(calendarLog, ledger, now);
  const read = async (body: string, how: 'fresh' | 'recent'): Promise<Rulebook> => {
    const [policy, calendar] = await Promise.all([
      how === 'fresh' ? policies.fresh(policyKey(body)) : policies.recent(policyKey(body), MOMENT),
      how === 'fresh' ? calendars.fresh(calendarKey(body)) : calendars.recent(calendarKey(body), MOMENT),
    ]);
    return { policies: policy.state ?? initialPolicies, calendars: calendar.state ?? initialCalendars };
  };
  return {
    latest: (body) => read(body, 'fresh'),
    rulebook: async (body, clocks = []) => {
      const rulebook = await read(body, 'recent');
      return clocks.some((clock) => isBehind(rulebook, clock)) ? read(body, 'fresh') : rulebook;
    },
  };
}
