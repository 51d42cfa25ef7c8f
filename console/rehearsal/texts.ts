import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const rehearsalTexts = { zh, en } as const;
