import { calendarLog } from '#core/calendar/calendar-log.ts';
import type { CalendarEvent } from '#core/calendar/calendar-log.ts';
import { initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import { calendarKey, policyKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
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
  const latest = async (body: string): Promise<Rulebook> => {
    const begun = { policies: policies.beginRead(policyKey(body)), calendars: calendars.beginRead(calendarKey(body)) };
    const [ofPolicies = [], ofCalendars = []] = await access.ledger.readTails([begun.policies.tail, begun.calendars.tail]);
    return rulebookOf(begun.policies.end(ofPolicies), begun.calendars.end(ofCalendars));
  };
  const recent = async (body: string): Promise<Rulebook> =>
    policies.isRecent(policyKey(body), MOMENT) && calendars.isRecent(calendarKey(body), MOMENT)
      ? rulebookOf(policies.known(policyKey(body)), calendars.known(calendarKey(body)))
      : latest(body);
  return {
    latest,
    rulebook: async (body, clocks = []) => {
      const rulebook = await recent(body);
      return clocks.some((clock) => isBehind(rulebook, clock)) ? latest(body) : rulebook;
    },
    givePolicy: (body, command) => giveCommand({ ...command, pk: policyKey(body) }, { ...access, logs: policies }),
    giveCalendar: (body, command) => giveCommand({ ...command, pk: calendarKey(body) }, { ...access, logs: calendars }),
  };
}

function rulebookOf(
  { state: policies = initialPolicies }: Folded<Policies, PolicyEvent>,
  { state: calendars = initialCalendars }: Folded<Calendars, CalendarEvent>,
): Rulebook {
  return { policies, calendars };
}
