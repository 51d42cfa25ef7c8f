import * as z from 'zod';
import { addDays, calendarDateSchema } from './calendar-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A holiday as a notice announces it: the days off in a row, weekend days among them, and the weekend days worked in exchange. */
export const holidaySchema = z.strictObject({
  name: z.string(),
  nameEn: z.string(),
  from: calendarDateSchema,
  until: calendarDateSchema,
  makeUp: z.array(calendarDateSchema).exactOptional(),
});

export type Holiday = z.infer<typeof holidaySchema>;

/** A holiday's days off, then its make-up days. */
export function daysOf({ name, nameEn, from, until, makeUp = [] }: Holiday): WorkingCalendar['days'] {
  const days: WorkingCalendar['days'] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) days.push({ on, working: false, name, nameEn });
  return [...days, ...makeUp.map((on) => ({ on, working: true, name, nameEn }))];
}
