import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The government office dispatches (交办). */
  dispatch: defineClock({
    runsOn: 'case',
    holder: { role: 'dispatcher' },
    watchedBy: 'office',
    spans: { 'dispatch.session': { amount: 30, unit: 'calendar-day' }, 'dispatch.ordinary': { amount: 10, unit: 'working-day' } },
    remindBefore: [3, 1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;
