import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { installedFont, openFontFiles } from '#functions/adapters/letters/letter-fonts.ts';

const profile = 'sRGB_IEC61966_2_1.icc';

/** Copies what the printing of letters reads beside its bundle: the open typeface, and the profile of colours that PDF/A asks for. */
export async function bringTypefaces(directory: string): Promise<void> {
  const [fonts, data] = [join(directory, 'fonts'), join(directory, 'data')];
  await Promise.all([mkdir(fonts, { recursive: true }), mkdir(data, { recursive: true })]);
  const pdfkit = dirname(createRequire(import.meta.url).resolve('pdfkit'));
  await Promise.all([
    ...Object.values(openFontFiles).map((file) => cp(installedFont(file), join(fonts, basename(file)))),
    cp(join(pdfkit, 'data', profile), join(data, profile)),
  ]);
}
