import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'record-consultation': 'record the consultation',
};

export const fields: Words<typeof zh.fields> = {
  'record-consultation': { result: 'what came of it' },
};

export const clocks: Words<typeof zh.clocks> = {
  consultation: 'consultation',
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.consultation_opened': 'Face-to-face consultation was opened.',
  'proposal.consultation_recorded': 'The consultation was recorded.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  consultation: {
    name: 'consultation',
    sentence: (facts) =>
      `The member is still not satisfied with ${theEn(facts)} after it was handled again. Please bring both sides together in person, and record what came of it ${facts.by}.`,
  },
  'consultation-begun': {
    name: 'consultation (to the member)',
    sentence: (facts) =>
      `Your ${theEn(facts)} goes to consultation: you will be invited to meet the units in person ${facts.by}. Day and place will follow.`,
  },
};
