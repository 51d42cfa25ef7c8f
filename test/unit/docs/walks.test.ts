import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docs/architecture.md', root), 'utf8');
const section = text.slice(text.indexOf('## Four walks'), text.indexOf('## The ledger'));
const rows = section.split('\n').flatMap((line) => (/^\| \d+ \|/.test(line) ? [line.split('|').slice(2, 6)] : []));
const walks = [0, 1, 2, 3].map((column) => rows.flatMap((cells) => /`([^`]+)`/.exec(cells[column] ?? '')?.[1] ?? []));

describe('the walks of the architecture', () => {
  it.each(walks.map((walk, index) => [index + 1, walk] as const))('walk %i names files that are there', (_, walk) => {
    const paths = walk.map((path) => path.replace('…', 'core/steps/dispatch'));
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('are none longer than fifteen files', () => {
    expect(walks.map(({ length }) => length > 5 && length <= 15)).toEqual([true, true, true, true]);
  });
});
