import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const repairs: Words<typeof zh.repairs> = {
  'execution-replaced': 'Its flow had stopped and was started again',
  'wait-woken': 'Its flow slept on at a step that was done, and was woken',
};
