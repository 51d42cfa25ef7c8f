import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The lead replies (办理答复). `redo` is the span of a redo round; no due day of a unit's own lies beyond `reply.longest`. */
  reply: defineClock({
    runsOn: 'assignment',
    holder: 'unit',
    watchedBy: 'office',
    spans: { reply: { amount: 3, unit: 'month' }, 'reply.longest': { amount: 6, unit: 'month' }, redo: { amount: 1, unit: 'month' } },
    remindBefore: [10, 3],
    silence: {},
    preset: { outcome: 'never', workingDaysAfterDue: 0 },
  }),
} as const;
