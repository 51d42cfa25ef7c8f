import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFonts } from '#functions/adapters/letters/letter-fonts.ts';

it("takes an office's own faces from the folder it mounts, and says which file is missing", () => {
  const folder = mkdtempSync(join(tmpdir(), 'faces-'));
  for (const name of ['fangsong', 'xiaobiaosong', 'heiti', 'kaiti']) writeFileSync(join(folder, `${name}.ttf`), name);
  expect(() => ownFonts(folder)).toThrow('songti.ttf');
  writeFileSync(join(folder, 'songti.ttf'), 'songti');
  expect(ownFonts(folder).title.toString()).toBe('xiaobiaosong');
  rmSync(folder, { recursive: true });
});
