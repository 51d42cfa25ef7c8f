import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The co-handler gives its opinion (会办意见); saying nothing lets the lead reply without it. */
  opinion: defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    watchedBy: 'office',
    spans: { opinion: { amount: 1, unit: 'month' } },
    remindBefore: [5, 1],
    silence: { lapsed: (_found, { assignmentId = '' }) => [{ type: 'OpinionLapsed', assignmentId }] },
    preset: { outcome: 'lapsed', workingDaysAfterDue: 10 },
  }),
} as const;
