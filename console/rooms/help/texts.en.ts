import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Help',
  chapters: 'Help by desk',
  names: {
    member: 'Members',
    committee: 'The committee',
    office: 'The government office',
    unit: 'Units',
    leader: 'Leaders and auditors',
    administrator: 'Administrators',
  },
};
