import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The blocks of a document that a reader pastes into a shell: those marked `bash`, or with no mark where `npm` begins them. */
export function shellBlocks(path: string): string[] {
  // Every fence in turn opens and closes, so every other part lies within one, its mark before it.
  const within = readFileSync(path, 'utf8')
    .split(/^```/m)
    .filter((_, index) => index % 2 === 1);
  return within.flatMap((part) => {
    const [mark = '', ...lines] = part.split('\n');
    const text = lines.join('\n');
    return mark === 'bash' || (mark === '' && text.startsWith('npm ')) ? [text] : [];
  });
}

/**
 * Runs blocks one after the other in one shell, as somebody who follows a document does, and answers what each printed.
 * @throws as soon as a command fails, or a name is used that nothing has set
 */
export async function runBlocks(blocks: readonly string[]): Promise<string[]> {
  const mark = '=== next block ===';
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', blocks.join(`\necho; echo '${mark}'\n`)], { maxBuffer: 2 ** 24 });
  return stdout.split(mark);
}
