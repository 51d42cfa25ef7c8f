import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The committee reviews (审查立案). */
  review: defineClock({
    runsOn: 'submission',
    holder: { role: 'committee-clerk' },
    watchedBy: 'committee',
    spans: { 'review.session': { amount: 30, unit: 'calendar-day' }, 'review.ordinary': { amount: 15, unit: 'working-day' } },
    remindBefore: [3, 1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;
