import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Figure } from './figure.ts';

const printing = fileURLToPath(new URL('../letters/print-letter.ts', import.meta.url));
const figures = z.object({ pages: z.int(), coldMs: z.number(), warmMs: z.number(), largestMb: z.number() });

// A function of 512 MB has that share of a processor (AWS: one for each 1,769 MB).
const SHARE = 512 / 1769;

/** A letter of six pages with a table to .docx and PDF, by the function's own code: the first time, again, and the memory it takes. */
export const letter: Figure = {
  what: 'a letter of six pages to .docx and PDF',
  async take() {
    const measured = figures.parse(JSON.parse(execFileSync(process.execPath, [printing], { encoding: 'utf8' })));
    return { ...measured, warmMsAt512Mb: Math.round(measured.warmMs / SHARE) };
  },
  compared: [],
};
