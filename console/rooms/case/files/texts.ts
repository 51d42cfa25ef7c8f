import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const filesTexts = { zh, en } as const;
