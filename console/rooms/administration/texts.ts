import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

export const administrationTexts = { zh, en } as const;
