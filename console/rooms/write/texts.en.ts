import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Write a proposal',
  lead: 'One matter, one proposal. First what is wrong, then what should be done.',
  secret: 'No state secret may go into this system. Write none.',
  kept: 'What you write is kept as you write; sign in at another computer to go on there.',
  savedAt: (at) => `Saved (${at})`,
  restored: 'What you wrote last time and did not submit is here again.',
  clear: 'Clear it',
  submit: 'Submit',
  saveDraft: 'Keep as a draft',
  alone: 'No co-signer of the joint proposal is chosen yet: it can be kept as a draft, and submitted once one is chosen.',
  faults: 'Something needs to be changed; see the marked fields.',
  form: 'The proposal',
  elsewhere: 'You wrote on this proposal elsewhere too. Both are still there; choose which to go on with.',
  takeThat: 'The other one',
  keepThis: 'This one',
  checked: 'A look before it goes',
  noFindings: 'Nothing to say of how it is written.',
  findings: (count) => `Please look again: ${count}`,
  like: 'Proposals like it',
  noLike: (compared, complete) =>
    `Compared with ${compared} of this and former sessions${complete ? '' : ' (there are more)'}: none is like it.`,
  likeWhat: (compared, complete) =>
    `Compared with ${compared} of this and former sessions${complete ? '' : ' (there are more)'}. The same need not be proposed twice; say what is new.`,
  likeness: (percent) => `${percent}% alike`,
  textNotShown: 'Only a summary of it is published; its text is not shown.',
  mine: 'Yours',
  submitAll: 'Submit it',
  orChange: 'Or change it above first.',
};
