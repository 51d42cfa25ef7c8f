import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'sign-for': 'sign for a share',
};

export const clocks: Words<typeof zh.clocks> = {
  'sign-for': 'sign-for',
};

export const silences: Words<typeof zh.silences> = {
  deemed: 'deemed signed for',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.signed_for': 'A unit signed for its share, or silence did.',
};

export const refusals: Words<typeof zh.refusals> = {
  NotSignedForError: { title: 'Not signed for', todo: 'Sign for it first.' },
};
