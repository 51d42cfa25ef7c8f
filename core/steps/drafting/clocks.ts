import { defineClock } from '#core/case/define/define-clock.ts';

export const clocks = {
  /** The author changes what was returned (修改重报); saying nothing takes it back. */
  revision: defineClock({
    runsOn: 'submission',
    holder: 'author',
    watchedBy: 'committee',
    spans: { revision: { amount: 15, unit: 'working-day' } },
    remindBefore: [3, 1],
    silence: { withdrawn: () => [{ type: 'ProposalWithdrawn', bySilence: true }] },
    preset: { outcome: 'withdrawn', workingDaysAfterDue: 15 },
  }),
} as const;
