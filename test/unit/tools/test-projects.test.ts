import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { budgets } from '../../../vitest.config.ts';

const root = new URL('../../../', import.meta.url);

it('every file of tests belongs to a project that is run', () => {
  const folders = ['test', 'local/test'].flatMap((room) =>
    readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => path.split('/')[0] ?? ''),
  );
  expect([...new Set(folders)].filter((folder) => !Object.hasOwn(budgets, folder))).toEqual([]);
  expect(new Set(folders)).toEqual(new Set(Object.keys(budgets)));
});
