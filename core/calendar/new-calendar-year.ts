import * as z from 'zod';
import { oneLine } from '#core/contracts/plain-text.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { calendarDateSchema, daysBetween } from './calendar-date.ts';

// Days. The longest ever was nine.
const LONGEST_HOLIDAY = 31;

const newHoliday = z
  .strictObject({
    name: oneLine(30),
    nameEn: oneLine(60),
    /** First and last day off, weekend days among them. */
    from: calendarDateSchema,
    until: calendarDateSchema,
    /** Weekend days worked in exchange. */
    makeUp: z.array(calendarDateSchema).max(10).default([]),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: fault('holiday-reversed') })
  .refine(({ from, until }) => daysBetween(from, until) < LONGEST_HOLIDAY, { path: ['until'], message: fault('holiday-too-long') });

/** A year's arrangement as it may be recorded; `recordYear` knows what it must keep to. */
export const newCalendarYearSchema = z.strictObject({
  year: z.int().min(1).max(9999),
  /** Title or number of the State Council office's notice, and the day it was issued. */
  notice: oneLine(100),
  issuedOn: calendarDateSchema,
  holidays: z.array(newHoliday).min(1).max(20),
});
