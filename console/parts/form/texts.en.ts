import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

/** One of what a list is named by in the plural, where that is a single word. */
const one = (several: string): string => (/^[\w-]+[^s]s$/u.test(several) ? several.slice(0, -1) : several);

/** In the middle of a sentence; what is written in capitals stays. */
const within = (name: string): string => name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());

export const en: Words<typeof zh> = {
  optional: ' (optional)',
  yes: 'Yes',
  no: 'No',
  choose: 'Choose',
  none: 'Leave out',
  add: (what) => `Add ${within(one(what))}`,
  remove: (what) => `Remove ${within(what)}`,
  item: (what, number) => `${one(what)} ${number}`,
  used: (used, max) => `${used} of at most ${max} characters`,
  numbers: 'Write a number and press Enter; there may be several.',
  span: 'A length of time',
  either: (labels) => labels.join(', '),
  faults: {
    missing: 'Please fill this in.',
    'too-few': 'Give at least one.',
    'too-many': 'Too many; leave some out.',
    'too-long': 'Too long; please shorten it.',
    'too-small': 'The number is too small.',
    'too-large': 'The number is too large.',
    'other-form': 'This does not have the right form.',
  },
};
