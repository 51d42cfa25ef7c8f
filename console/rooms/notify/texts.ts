import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

/** Words of the room where one chooses how one is told, and of a person's mobile in the directory. */
export const notifyTexts = { zh, en };
