import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions.default({}),
  overrides: versions.default({}),
});
const [manifest, embeddedCloud] = ['package.json', 'local/package.json'].map((file) =>
  manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
) as [z.infer<typeof manifestSchema>, z.infer<typeof manifestSchema>];
const document = readFileSync('docs/dependencies.md', 'utf8');

/** Rows of the tables: several packages of a row share its cells, apart by a dot, or one version or licence for all. */
const rows = [...document.matchAll(/^\| (`[^|]*`) \| ([^|]*) \|.*\| ([^|]*) \|$/gm)].flatMap(([, names = '', version = '', licence = '']) =>
  [...names.matchAll(/`([^`]+)`/g)].map(([, name = ''], index) => {
    const own = (cell: string) => cell.split(' · ')[index] ?? cell.trim();
    return { name, version: own(version), licence: own(licence) };
  }),
);

test('every package of both manifests is listed once, in its version, and no other', () => {
  const listed = rows.map(({ name, version }) => `${name} ${version}`);
  const named = [manifest, embeddedCloud].flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).map(([name, version]) => `${name} ${version}`),
  );
  expect(listed.sort()).toEqual([...new Set(named)].sort());
});

// Of the packages for one platform each, one is installed; the lockfile has the licences of all.
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) });
const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

test.each(rows)('$name has the licence it declares', ({ name, licence }) => {
  const declared = { license: packages[`node_modules/${name}`]?.license };
  expect(licence).toBe(declared.license);
});

test('every package that is held back is named with its version', () => {
  for (const [name, version] of Object.entries(manifest.overrides)) expect(document).toContain(`\`${name}\` ${version}`);
});
