import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

/** Words of letters: their pages, their way to Word and back, and reading one of any office. */
export const letterTexts = { zh, en };
