import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const statuses: Words<typeof zh.statuses> = {
  'proposal.numbered': 'The case has its number and awaits dispatch.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  filed: {
    name: 'filed',
    sentence: (facts) => `Your proposal is accepted, filed as ${facts.number.en}, and will now be assigned to the units in charge.`,
  },
};
