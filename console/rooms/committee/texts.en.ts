import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Review',
  lists: 'Choose a list',
  names: { review: 'To review', filed: 'Filed, not dispatched', redo: 'Being redone', consultation: 'In consultation' },
  nothing: {
    review: {
      what: 'Nothing waits for review.',
      next: 'Proposals come here when members submit them, or submit them again after a revision.',
    },
    filed: {
      what: 'Nothing that was filed waits for dispatch.',
      next: 'Proposals stand here from their filing until the office dispatches them; those of one matter can be merged.',
    },
    redo: {
      what: 'Nothing is being redone.',
      next: 'Proposals whose result did not satisfy the member, and which the unit does again, are listed here.',
    },
    consultation: {
      what: 'Nothing is to be consulted about.',
      next: 'Proposals that still do not satisfy after the redo are listed here; the committee brings the two sides together.',
    },
  },
};
