import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const readingTexts = { zh, en } as const;
