import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderSight } from '#tools/render-sight.ts';

it('the page on who sees what is that of the table', () => {
  const page = readFileSync(new URL('../../../docs/sight.md', import.meta.url), 'utf8');
  expect(page, 'the table changed: run `npm run sight`, read the diff, commit it').toBe(renderSight());
});
