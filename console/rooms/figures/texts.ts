import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const figuresTexts = { zh, en } as const;
