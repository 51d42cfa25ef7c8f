import { isIn } from '#core/case/case.ts';
import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The member judges the reply (委员反馈). Silence is not satisfaction: it is counted apart, as not given (未反馈). */
  feedback: defineClock({
    runsOn: 'case',
    holder: 'author',
    watchedBy: 'committee',
    spans: { feedback: { amount: 15, unit: 'working-day' } },
    remindBefore: [5, 1],
    forewarn: 3,
    silence: {
      'not-given': (found) =>
        isIn(found, 'awaiting-feedback')
          ? [
              { type: 'FeedbackLapsed', round: found.round },
              { type: 'ProposalClosed', outcome: 'no-feedback' },
            ]
          : [],
    },
    preset: { outcome: 'not-given', workingDaysAfterDue: 0 },
  }),
} as const;
