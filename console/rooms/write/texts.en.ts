import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Write a proposal',
  lead: 'One matter, one proposal. First what is wrong, then what should be done.',
  secret: 'No state secret may go into this system. Write none.',
  kept: 'What you write is kept in this window as you write. To go on at another computer, keep it as a draft.',
  restored: 'What you wrote last time and did not submit is here again.',
  clear: 'Clear it',
  submit: 'Submit',
  saveDraft: 'Keep as a draft',
  faults: 'Something needs to be changed; see the marked fields.',
  form: 'The proposal',
};
