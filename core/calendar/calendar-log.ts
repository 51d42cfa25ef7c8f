import * as z from 'zod';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { arrangedYearSchema } from './arranged-year.ts';
import { initialCalendars } from './calendars.ts';
import type { Calendars } from './calendars.ts';

/** What a body's log of calendar years can hold. */
export const calendarEventSchema = z.discriminatedUnion('type', [
  /** For clocks opened from then on. A year recorded before is arranged anew. */
  arrangedYearSchema.extend({ type: z.literal('CalendarYearRecorded') }),
]);

export type CalendarEvent = z.infer<typeof calendarEventSchema>;

export const calendarLog: LogKind<Calendars, CalendarEvent> = {
  readEvents: ({ events }) => events.map((event) => calendarEventSchema.parse(event)),
  apply: ({ recorded } = initialCalendars, { type: _type, ...year }, { at }) => ({ recorded: [...recorded, { ...year, recordedAt: at }] }),
};
