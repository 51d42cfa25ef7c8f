import { calendarLog } from '#core/calendar/calendar-log.ts';
import type { CalendarEvent } from '#core/calendar/calendar-log.ts';
import { initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import { calendarKey, policyKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { RulesSource } from '#core/ports/rules-source.ts';
import { initialPolicies } from './policies.ts';
import type { Policies } from './policies.ts';
import { policyLog } from './policy-log.ts';
import type { PolicyEvent } from './policy-log.ts';
import { isBehind } from './rulebook.ts';
import type { Rulebook } from './rulebook.ts';

// Milliseconds. Rules are recorded a few times a year, and a clock opened within seconds of it is as right under the version before.
const MOMENT = 10_000;
const MOST_BODIES = 50;

/** The rules as the ledger has them, folded once and then only asked for what came since. */
export function ledgerRules(access: LedgerAccess): RulesSource {
  const policies = foldedLogs<Policies, PolicyEvent>({ ...access, kindOf: () => policyLog, most: MOST_BODIES });
  const calendars = foldedLogs<Calendars, CalendarEvent>({ ...access, kindOf: () => calendarLog, most: MOST_BODIES });
  const read = async (body: string, maxAge: number | undefined): Promise<Rulebook> => {
    const [{ state: ofPolicies = initialPolicies }, { state: ofCalendars = initialCalendars }] = await Promise.all([
      maxAge === undefined ? policies.read(policyKey(body)) : policies.recent(policyKey(body), maxAge),
      maxAge === undefined ? calendars.read(calendarKey(body)) : calendars.recent(calendarKey(body), maxAge),
    ]);
    return { policies: ofPolicies, calendars: ofCalendars };
  };
  return {
    latest: (body) => read(body, undefined),
    rulebook: async (body, clocks = []) => {
      const rulebook = await read(body, MOMENT);
      return clocks.some((clock) => isBehind(rulebook, clock)) ? read(body, undefined) : rulebook;
    },
    givePolicy: (body, command) => giveCommand({ ...command, pk: policyKey(body) }, { ...access, logs: policies }),
    giveCalendar: (body, command) => giveCommand({ ...command, pk: calendarKey(body) }, { ...access, logs: calendars }),
  };
}
