import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, overrides: versions })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const document = readFileSync('docs/dependencies.md', 'utf8');

/** Rows of the tables: several packages of a row share its cells, apart by a dot, or one version or licence for all. */
const rows = [...document.matchAll(/^\| (`[^|]*`) \| ([^|]*) \|.*\| ([^|]*) \|$/gm)].flatMap(([, names = '', version = '', licence = '']) =>
  [...names.matchAll(/`([^`]+)`/g)].map(([, name = ''], index) => {
    const own = (cell: string) => cell.split(' · ')[index] ?? cell.trim();
    return { name, version: own(version), licence: own(licence) };
  }),
);

test('every package of package.json is listed once, in its version, and no other', () => {
  const listed = rows.map(({ name, version }) => `${name} ${version}`);
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => `${name} ${version}`);
  expect(listed.sort()).toEqual(named.sort());
});

test.each(rows)('$name has the licence it declares', ({ name, licence }) => {
  const declared = z.object({ license: z.string() }).parse(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')));
  expect(licence).toBe(declared.license);
});

test('every package that is held back is named with its version', () => {
  for (const [name, version] of Object.entries(manifest.overrides)) expect(document).toContain(`\`${name}\` ${version}`);
});
