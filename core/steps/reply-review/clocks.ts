import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The office reviews a reply that was signed, before it goes out (复函审核). The unit has handed in: its own clock has ended. */
  'reply-review': defineClock({
    runsOn: 'assignment',
    holder: { role: 'dispatcher' },
    watchedBy: 'office',
    spans: { 'reply-review': { amount: 5, unit: 'working-day' } },
    remindBefore: [1],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;
