import type { EventOf } from '#core/steps/events.ts';

/** The desks an alarm can lie on; reminders and the unit's own leader are between the holder and us. */
export type EscalatedTo = 'office' | 'leader';

/** Where an alarm escalates to; `undefined` when it only reminds, or is the silence whose outcome is an event of its own. */
export function escalatedTo(event: EventOf<'AlarmSounded'>): EscalatedTo | undefined {
  return event.action === 'office' || event.action === 'leader' ? event.action : undefined;
}
