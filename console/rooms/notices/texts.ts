import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const noticesTexts = { zh, en } as const;
