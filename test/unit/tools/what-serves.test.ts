import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const rooms: Readonly<Record<string, string>> = { '#local': 'local/index.ts' };

/** Where an import of ours leads; `undefined` for packages. */
function ourFile(from: URL, specifier: string): URL | undefined {
  if (specifier.startsWith('.')) return new URL(specifier, from);
  if (specifier in rooms) return new URL(rooms[specifier]!, root);
  return specifier.startsWith('#') ? new URL(specifier.slice(1), root) : undefined;
}

/** Packages that a program may load, by the imports of all it consists of; those of types are erased. What is asked for by `require` is not. */
function packagesOf(main: string): Set<string> {
  const [seen, packages] = [new Set<string>(), new Set<string>()];
  const visit = (file: URL): void => {
    if (seen.has(file.href) || !existsSync(file)) return;
    seen.add(file.href);
    const source = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type .*$|typeof import\('[^']+'\)/gmu, '');
    for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const ours = ourFile(file, specifier);
      if (ours === undefined) packages.add(specifier);
      else visit(ours);
    }
  };
  visit(new URL(main, root));
  return packages;
}

it('the process that serves bundles and synthesizes nothing itself: what does that ends, and leaves no memory taken', () => {
  const packages = packagesOf('tools/start.ts');
  expect([...packages].filter((name) => name.startsWith('node:')).length).toBeGreaterThan(10);
  expect([...packages].filter((name) => /^(?:esbuild|vite|aws-cdk|aws-cdk-lib|constructs|typescript)(?:\/|$)/.test(name))).toEqual([]);
});
