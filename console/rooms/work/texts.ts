import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const workTexts = { zh, en } as const;
