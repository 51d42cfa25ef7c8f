import { withYears } from './arranged-year.ts';
import type { ArrangedYear } from './arranged-year.ts';
import { presetCalendars } from './preset-calendars.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A year's arrangement as the body recorded it. */
interface RecordedYear extends ArrangedYear {
  readonly recordedAt: string;
}

/** The calendars of one body: the years it recorded, in the order of recording, over the preset of the release. */
export interface Calendars {
  readonly recorded: readonly RecordedYear[];
}

/** Those of a body that has recorded none. */
export const initialCalendars: Calendars = { recorded: [] };

/** Each recording makes a version: the preset's, and `+` the number of recordings that lie over it. */
export function calendarVersions({ recorded }: Calendars): string[] {
  const { version } = present();
  return [version, ...recorded.map((_, index) => `${version}+${index + 1}`)];
}

/** The calendar by which clocks are opened now. */
export function currentCalendar(calendars: Calendars): WorkingCalendar {
  return layered(calendars, present(), calendars.recorded.length);
}

/** The calendar of that version; `undefined` where the body never had it. */
export function findCalendar(calendars: Calendars, version: string): WorkingCalendar | undefined {
  const preset = presetOf(version);
  if (preset !== undefined) return preset;
  const [, presetVersion = '', count] = /^(.*)\+([1-9]\d{0,5})$/.exec(version) ?? [];
  const under = presetOf(presetVersion);
  return under === undefined || Number(count) > calendars.recorded.length ? undefined : layered(calendars, under, Number(count));
}

/**
 * The calendar that a clock was reckoned by. A version that is not known was made by another program: the present calendar stands in,
 * because a clock must go on.
 */
export function calendarOfVersion(calendars: Calendars, version: string): WorkingCalendar {
  return findCalendar(calendars, version) ?? currentCalendar(calendars);
}

const presetOf = (version: string): WorkingCalendar | undefined => presetCalendars.find((one) => one.version === version);

const present = (): WorkingCalendar => presetCalendars[presetCalendars.length - 1] ?? presetCalendars[0];

// A calendar is indexed on its first use, so each version is one object as long as its log has not grown.
const known = new WeakMap<Calendars, Map<string, WorkingCalendar>>();

function layered(calendars: Calendars, preset: WorkingCalendar, count: number): WorkingCalendar {
  if (count === 0) return preset;
  const version = `${preset.version}+${count}`;
  const versions = known.get(calendars) ?? new Map<string, WorkingCalendar>();
  const calendar = versions.get(version) ?? withYears(preset, version, calendars.recorded.slice(0, count));
  known.set(calendars, versions.set(version, calendar));
  return calendar;
}
