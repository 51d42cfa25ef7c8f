import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import { calendarYear, dayKinds } from '#core/calendar/calendar-year.ts';
import { calendarVersions, currentCalendar, findCalendar, initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { festivalYears } from '#core/calendar/festivals.ts';
import { newCalendarYearSchema } from '#core/calendar/new-calendar-year.ts';
import { recordYear } from '#core/calendar/record-year.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { now } from '#functions/platform/clock.ts';
import { defineRoute, nothing } from '../route.ts';

/** A version of the calendar, and the recording that made it; the preset was made by none. */
const listed = z.object({
  version: z.string(),
  year: z.int().exactOptional(),
  notice: z.string().exactOptional(),
  recordedAt: z.string().exactOptional(),
});

export const listCalendars = defineRoute({
  method: 'GET',
  path: '/v1/calendars',
  operationId: 'listCalendars',
  tag: 'policy',
  summary: { zh: '工作日历的各版本和已有放假安排的年份', en: 'Versions of the working calendar, and the years it has a notice for' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    /** The version by which clocks are opened now. */
    current: z.string(),
    years: z.array(z.object({ year: z.int(), notice: z.string(), issuedOn: z.string() })),
    /** Years after those rest on weekends and the statutory days, up to this one. */
    provisionalUntil: z.int(),
    versions: z.array(listed),
  }),
  handle: async ({ principal: { body }, services }) => {
    const { calendars } = await services.cases.rulesSource.latest(body);
    const { version, sources } = currentCalendar(calendars);
    return {
      version: calendars.recorded.length,
      body: { current: version, years: sources, provisionalUntil: festivalYears.at(-1) ?? 0, versions: versionsOf(calendars) },
    };
  },
});

export const readCalendarYear = defineRoute({
  method: 'GET',
  path: '/v1/calendars/{year}',
  operationId: 'readCalendarYear',
  tag: 'policy',
  summary: { zh: '一年的法定节假日、放假和调休上班日', en: 'The days of a year that are off or worked in exchange' },
  command: false,
  params: z.strictObject({ year: z.string().regex(/^\d{4}$/) }),
  query: z.strictObject({ version: z.string().max(100).exactOptional() }),
  body: nothing,
  response: z.object({
    version: z.string(),
    year: z.int(),
    /** The State Council has not announced its holidays, or nobody recorded them: bridges and make-up days are not known. */
    provisional: z.boolean(),
    source: z.object({ notice: z.string(), issuedOn: z.string() }).exactOptional(),
    days: z.array(z.object({ on: z.string(), kind: z.enum(dayKinds), name: z.string(), nameEn: z.string() })),
  }),
  handle: async ({ principal: { body }, services, params: { year }, query }) => {
    const { calendars } = await services.cases.rulesSource.latest(body);
    const calendar = query.version === undefined ? currentCalendar(calendars) : findCalendar(calendars, query.version);
    const told = calendar && calendarYear(calendar, Number(year));
    if (calendar === undefined || told === undefined)
      throw new Refusal('CalendarNotKnownError', { asked: query.version === undefined ? year : `${year} (${query.version})` });
    return { body: { version: calendar.version, ...told, days: [...told.days] } };
  },
});

/** Clocks that are open keep the calendar they were opened under. */
export const createCalendarYear = defineRoute({
  method: 'POST',
  path: '/v1/calendars',
  operationId: 'recordCalendarYear',
  tag: 'policy',
  summary: { zh: '登记一年的放假调休安排，此后起算的期限适用', en: 'Record the holidays of a year for clocks that are opened from now on' },
  command: true,
  params: nothing,
  query: nothing,
  body: newCalendarYearSchema,
  response: z.object({ recorded: listed }),
  handle: async ({ principal: { body, person }, services, body: year, idempotencyKey, expectedVersion }) => {
    if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-calendar-year' });
    const { policy } = await services.cases.rules(body);
    const { version, state = initialCalendars } = await services.cases.rulesSource.giveCalendar(body, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'record-calendar-year',
      request: canonicalJson(year),
      policyVersion: policy.version,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      decide: (calendars = initialCalendars) => ({
        actor: { personId: person.id, role: 'administrator' },
        events: recordYear(calendars, year, localDate(now(), policy.timeZoneOffset)),
      }),
    });
    return { status: 201, version, body: { recorded: versionsOf(state).at(-1) ?? { version: currentCalendar(state).version } } };
  },
});

function versionsOf(calendars: Calendars): z.input<typeof listed>[] {
  return calendarVersions(calendars).map((version, index) => {
    const made = calendars.recorded[index - 1];
    return { version, ...(made === undefined ? {} : { year: made.year, notice: made.notice, recordedAt: made.recordedAt }) };
  });
}
