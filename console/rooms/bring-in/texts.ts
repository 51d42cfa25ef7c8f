import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const bringInTexts = { zh, en } as const;
