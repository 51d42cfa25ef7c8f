import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** Somebody in charge brings both sides to a table (协商督办) and records what came of it. */
  consultation: defineClock({
    runsOn: 'case',
    holder: { role: 'supervisor' },
    watchedBy: 'office',
    spans: { consultation: { amount: 1, unit: 'month' } },
    remindBefore: [5, 1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;
