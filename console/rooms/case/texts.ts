import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const caseTexts = { zh, en } as const;
