import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The office decides on a return (退办审定); saying nothing refuses it. `return-request` is how long a unit may ask. */
  'return-decision': defineClock({
    runsOn: 'assignment',
    holder: { role: 'dispatcher' },
    watchedBy: 'office',
    spans: { 'return-request': { amount: 10, unit: 'working-day' }, 'return-decision': { amount: 7, unit: 'calendar-day' } },
    remindBefore: [1],
    silence: { refused: (_found, { assignmentId = '' }) => [{ type: 'ReturnRefused', assignmentId, bySilence: true }] },
    preset: { outcome: 'refused', workingDaysAfterDue: 5 },
  }),
} as const;
