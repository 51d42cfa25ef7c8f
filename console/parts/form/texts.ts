import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const formTexts = { zh, en } as const;
