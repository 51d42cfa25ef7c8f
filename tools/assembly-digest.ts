import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

/**
 * Tells one synthesized assembly from another by its manifest and templates. `cdk synth` writes into the same directory,
 * perhaps with other settings: what lies there has to be what was made for this machine.
 */
export async function assemblyDigest(directory: string): Promise<string> {
  if (!existsSync(directory)) return 'none';
  const hash = createHash('sha256');
  const files = (await readdir(directory)).filter((name) => name === 'manifest.json' || name.endsWith('.template.json'));
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(await readFile(`${directory}/${file}`));
  return hash.digest('hex');
}
