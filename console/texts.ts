import type { Words } from '#core/contracts/term.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

/** What every page says, by language. */
export const texts = { zh, en } as const;

export type DeskTexts = Words<typeof zh>;
