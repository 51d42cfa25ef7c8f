import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The unit signs for what it was given (签收); saying nothing counts as signed for. */
  'sign-for': defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    watchedBy: 'office',
    spans: { 'sign-for': { amount: 3, unit: 'working-day' } },
    remindBefore: [1],
    silence: { deemed: (_found, { assignmentId = '' }) => [{ type: 'SignedFor', assignmentId, deemed: true }] },
    preset: { outcome: 'deemed', workingDaysAfterDue: 0 },
  }),
} as const;
