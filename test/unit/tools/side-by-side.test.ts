import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNpmScript, sideBySide } from '#tools/side-by-side.ts';
import type { Ended } from '#tools/side-by-side.ts';

describe('scripts side by side', () => {
  it('are begun in their order, so many at a time, and tell in one piece what they printed', async () => {
    const happened: string[] = [];
    const ends = new Map<string, (ended: Ended) => void>();
    const run = (name: string): Promise<Ended> => {
      happened.push(`${name} begins`);
      return new Promise((resolve) => void ends.set(name, resolve));
    };
    const end = async (name: string, code = 0): Promise<void> => {
      ends.get(name)?.({ code, printed: name === 'quiet' ? '' : `${name} printed` });
      await new Promise((resolve) => void setImmediate(resolve));
    };
    const all = sideBySide(['types', 'quiet', 'lint', 'format'], { atOnce: 2, run, tell: (text) => happened.push(text) });
    expect(happened).toEqual(['types begins', 'quiet begins']);
    await end('quiet');
    await end('lint', 1);
    await end('types', 2);
    await end('format');
    expect(await all).toEqual(['lint', 'types']);
    expect(happened).toEqual([
      'types begins',
      'quiet begins',
      'lint begins',
      'lint printed',
      'format begins',
      'types printed',
      'format printed',
    ]);
  });

  it('are those of package.json: their codes, and what they print on either way; one that is not there fails', async () => {
    const [asked, heard, unknown] = await Promise.all([
      runNpmScript('read-letter'),
      runNpmScript('read-letter', { heard: true }),
      runNpmScript('no-such-script'),
    ]);
    expect(asked).toEqual({ code: 2, printed: expect.stringContaining('npm run read-letter') });
    // What is heard has been told already.
    expect(heard).toEqual({ code: 2, printed: '' });
    expect(unknown.code).toBe(1);
  });

  it('leave the processors to the others where they run behind them', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'scripts-'));
    const scripts = { priority: 'node -p "require(\'node:os\').getPriority()"' };
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ scripts }));
    const told = await Promise.all([false, true].map((behind) => runNpmScript('priority', { directory, behind })));
    rmSync(directory, { recursive: true });
    expect(told.map(({ printed }) => Number(printed))).toEqual([getPriority(), constants.priority.PRIORITY_LOW]);
  });
});
