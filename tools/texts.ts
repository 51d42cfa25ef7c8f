import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gatherTexts } from './texts/gather-texts.ts';
import { textsPage } from './texts/texts-page.ts';

/** `npm run texts -- [file]`: every text that people get, in both languages, on one page. */
const [file = 'dist/texts.html'] = process.argv.slice(2);
const texts = gatherTexts();
mkdirSync(dirname(resolve(file)), { recursive: true });
writeFileSync(file, textsPage(texts));
console.log(`${texts.length} texts: ${resolve(file)}`);
