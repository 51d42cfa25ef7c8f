import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderAsl } from '#tools/render-asl.ts';

const asl = new URL('../../../workflows/asl/', import.meta.url);

it.each([...renderAsl()])('%s is what the definition renders', (file, text) => {
  expect(readFileSync(new URL(file, asl), 'utf8'), 'the flow changed: run `npm run asl`, read the diff, commit it').toBe(text);
});

it('no committed file is left of a workflow that is no more', () => {
  expect(readdirSync(asl).sort()).toEqual([...renderAsl().keys()].sort());
});
