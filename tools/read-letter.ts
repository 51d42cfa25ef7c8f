import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { UnreadableFileError } from '#functions/adapters/letters/unreadable-file-error.ts';
import { fileFaultTerms, letterReport, letterTable } from './read-letter/letter-report.ts';
import type { FileReading } from './read-letter/letter-report.ts';

/** `npm run read-letter -- <file|folder> [--json]`: what a letter says, or a table of what needs a look in a folder of them. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const [target] = positionals;
if (target === undefined) {
  console.error('用法 · usage: npm run read-letter -- <文件或文件夹 · file or folder> [--json]');
  process.exitCode = 2;
} else {
  const isFolder = statSync(target).isDirectory();
  const readings = await Promise.all(
    filesOf(target, isFolder).map(async (file) => await readingOf(file, isFolder ? relative(target, file) : file, isFolder)),
  );
  if (values.json) console.log(JSON.stringify(isFolder ? readings : readings[0]));
  else console.log(isFolder ? letterTable(readings) : readings.map((one) => letterReport(one)).join('\n'));
  process.exitCode = readings.some(({ fault }) => fault !== undefined) ? 1 : 0;
}

function filesOf(path: string, isFolder: boolean): string[] {
  if (!isFolder) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|html?|docx|pdf)$/iu.test(name))
    .sort()
    .map((name) => join(path, name));
}

async function readingOf(path: string, file: string, isFolder: boolean): Promise<FileReading> {
  try {
    const text = await textOfFile(readFileSync(path));
    return { file, ...readLetter(text), ...(isFolder ? {} : { text }) };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { file, fault: fileFaultTerms[error.fault], fields: {}, flags: [], missing: [] };
  }
}
