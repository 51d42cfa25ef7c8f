import { mkdir, writeFile } from 'node:fs/promises';
import { docsFileNames } from '#functions/administer/docs-files.ts';
import { docsTexts } from './docs-texts.ts';

/** Describes the whole API once, where it is built: no function has to hold the schemas of another one's routes for it. */
export async function writeDocs(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of docsFileNames) await writeFile(`${directory}/${name}`, docsTexts[name]());
}
