import type { CalendarEvent } from '#core/calendar/calendar-log.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import type { Carried, CommandToGive } from '#core/ledger/give-command.ts';
import type { Policies } from '#core/policy/policies.ts';
import type { PolicyEvent } from '#core/policy/policy-log.ts';
import type { OpenedUnder, Rulebook } from '#core/policy/rulebook.ts';

/** Where the rules of a body come from, and where they are recorded. */
export interface RulesSource {
  /** As its logs are now: for who records rules, and for who lists them. */
  latest(body: string): Promise<Rulebook>;
  /**
   * As they were moments ago: for everybody else. What is opened by them names its versions; with clocks that are open, no older than
   * those.
   */
  rulebook(body: string, clocks?: readonly OpenedUnder[]): Promise<Rulebook>;
  /** Records policies; who recorded them goes by them at once, others within seconds. */
  givePolicy(body: string, command: Omit<CommandToGive<Policies, PolicyEvent>, 'pk'>): Promise<Carried<Policies, PolicyEvent>>;
  /** Records calendar years, likewise. */
  giveCalendar(body: string, command: Omit<CommandToGive<Calendars, CalendarEvent>, 'pk'>): Promise<Carried<Calendars, CalendarEvent>>;
}
