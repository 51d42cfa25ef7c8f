import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Face } from '#core/letters/layout/laid-out.ts';

/** TrueType files by face. An office that has the faces of the standard (仿宋_GB2312, 方正小标宋简体 …) mounts its own. */
export type LetterFonts = Readonly<Record<Face, Buffer>>;

/** File names by face below a folder of an office's own. */
const ownFontFiles: Readonly<Record<Face, string>> = {
  body: 'fangsong.ttf',
  title: 'xiaobiaosong.ttf',
  heading: 'heiti.ttf',
  kai: 'kaiti.ttf',
  song: 'songti.ttf',
};

/** File names of the open-licence face, where it lies beside a bundle. */
export const openFontFiles = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
} as const;

/** Where a file of the open-licence face is installed. */
export const installedFont = (file: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${file}`);

/** An open-licence Song face in two weights stands for all five, where the office has none of its own. */
export const openFonts = (): LetterFonts => twoWeights(installedFont(openFontFiles.regular), installedFont(openFontFiles.bold));

/** The same from a folder that it was copied to. */
export const fontsBeside = (folder: string): LetterFonts =>
  twoWeights(join(folder, basename(openFontFiles.regular)), join(folder, basename(openFontFiles.bold)));

function twoWeights(regularFile: string, boldFile: string): LetterFonts {
  const [regular, bold] = [readFileSync(regularFile), readFileSync(boldFile)];
  return { body: regular, title: bold, heading: bold, kai: regular, song: regular };
}

/** The fonts of a folder, each under the name its face has in `ownFontFiles`. */
export function ownFonts(folder: string): LetterFonts {
  const read = (face: Face) => readFileSync(join(folder, ownFontFiles[face]));
  return { body: read('body'), title: read('title'), heading: read('heading'), kai: read('kai'), song: read('song') };
}
