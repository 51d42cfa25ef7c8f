import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assemblyDigest } from '#tools/assembly-digest.ts';

it('tells an assembly that was synthesized with other settings, one that lost its manifest, and none, from the one that was made', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
  const digests: string[] = [await assemblyDigest(join(directory, 'nowhere'))];
  write('Stack.template.json', '{"transport":"ses"}');
  write('manifest.json', '{}');
  digests.push(await assemblyDigest(directory));
  write('tree.json', '{}');
  expect(await assemblyDigest(directory)).toBe(digests[1]);
  write('Stack.template.json', '{"transport":"smtp"}');
  digests.push(await assemblyDigest(directory));
  rmSync(join(directory, 'manifest.json'));
  digests.push(await assemblyDigest(directory));
  expect(new Set(digests).size).toBe(4);
  rmSync(directory, { recursive: true });
});
