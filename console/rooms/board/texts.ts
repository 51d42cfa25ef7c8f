import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const boardTexts = { zh, en } as const;
