import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const unitTexts = { zh, en } as const;
