import { chinaCalendar } from './china-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The calendars that releases came with, the present one last. Clocks name the one they were reckoned by, so one that was released
 * stays here as it was.
 */
export const presetCalendars: readonly [WorkingCalendar, ...WorkingCalendar[]] = [
  { ...chinaCalendar, version: 'cn-2026.1', statutory: [] },
  chinaCalendar,
];
