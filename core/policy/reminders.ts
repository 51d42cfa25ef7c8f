import * as z from 'zod';
import { calendarDateSchema, daysBetween } from '#core/calendar/calendar-date.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { withLaterLadders } from './later-kinds.ts';

/** Whom a clock tells and when, in working days (调休 included). The due day and the first day overdue always sound. */
const rungs = z
  .strictObject({
    /** Working days before the due day on which the holder is reminded; each once. */
    before: z.array(z.int().min(1).max(250)).refine((days) => new Set(days).size === days.length, fault('rung-twice')),
    /** Working days after the due day when the holder's unit leader is told. */
    unitLeaderAfter: z.int().min(1).max(250),
    /** … when the government office, or the committee's head, is told. */
    officeAfter: z.int().min(1).max(250),
    /** … when the case goes to the supervising leader's desk. */
    leaderAfter: z.int().min(1).max(250),
    /** Working days before silence decides when whoever watches the clock is told that it is about to; absent: nobody is. */
    forewarn: z.int().min(1).max(250).exactOptional(),
  })
  .refine(({ officeAfter, unitLeaderAfter }) => officeAfter >= unitLeaderAfter, {
    path: ['officeAfter'],
    message: fault('office-before-unit-leader'),
  })
  .refine(({ leaderAfter, officeAfter }) => leaderAfter > officeAfter, {
    path: ['leaderAfter'],
    message: fault('leader-before-office'),
  });

// Days: long enough for any recess, short enough that nothing overdue lies untold for a season.
const LONGEST_QUIET_SPAN = 31;

const quietSpan = z
  .strictObject({ from: calendarDateSchema, to: calendarDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: fault('quiet-span-reversed') })
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_QUIET_SPAN, {
    path: ['to'],
    message: fault('quiet-span-too-long'),
  });

/** When a body reminds, and whom: ladder, hours, spread, quiet days and the budget of mails. */
export const remindersSchema = z
  .strictObject({
    ladder: z
      .partialRecord(z.enum(clockKinds), rungs)
      .transform(withLaterLadders)
      .pipe(z.record(z.enum(clockKinds), rungs)),
    /** After the due day the holder is reminded on each of this many working days … */
    dailyAfter: z.int().min(1).max(31),
    /** … then every so many working days, without end, where there is no weekly list. */
    thenEvery: z.int().min(1).max(31),
    /** The weekday (1 Monday … 7) of the weekly list (通报) of what is overdue longer than that, in place of single reminders. */
    listOn: z.int().min(1).max(7).exactOptional(),
    /** Once it is the supervising leader's, it goes upwards again every so many months after the due day; absent: it went once. */
    upwardsEvery: z.int().min(1).max(12).exactOptional(),
    /** The body's local hour at which the day's mails begin to go. */
    atHour: z.number().min(1).max(22),
    /** Alarms are recorded spread over this many minutes before `atHour`, so that not every case wakes at once. */
    gatherMinutes: z.int().min(0).max(240),
    /** The day's mails go spread over this many minutes after `atHour`, each reader at the same moment every day. */
    spreadMinutes: z.int().min(0).max(240),
    /** The local hour after which what breaks out waits for the next morning. */
    untilHour: z.number().min(1).max(24),
    /** What breaks out goes within so long, and is gathered for at least half of it, so that a batch is one mail. */
    promptMinutes: z.int().min(1).max(240),
    /** Mails per reader and day, whatever happens; what does not fit goes in the next one. */
    mailsPerDay: z.int().min(1).max(20),
    /** Whether mails to whoever reads Chinese have English beside it; they do unless told. Who reads English gets English. */
    englishBeside: z.boolean().exactOptional(),
    /** Days on which nothing goes beside those that are no working days: first and last day of each span. */
    quietDays: z.array(quietSpan),
  })
  .refine(({ atHour, gatherMinutes }) => atHour * 60 >= gatherMinutes, {
    path: ['gatherMinutes'],
    message: fault('gathered-before-midnight'),
  })
  .refine(({ atHour, untilHour }) => untilHour > atHour, {
    path: ['untilHour'],
    message: fault('mails-end-before-they-begin'),
  })
  .refine(({ atHour, untilHour, spreadMinutes }) => untilHour <= atHour || atHour * 60 + spreadMinutes <= untilHour * 60, {
    path: ['spreadMinutes'],
    message: fault('morning-too-long'),
  });
