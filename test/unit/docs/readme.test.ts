import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shellBlocks } from '#test/support/shell-blocks.ts';
import { template } from '#test/support/synthesized.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const readmes = ['README.md', 'README.zh-CN.md'] as const;
const scripts = new Set<string>(Object.keys(packageJson.scripts));

/** The names after `npm run`, and `start` and `test` where npm has a word of its own for them. */
function scriptsNamed(text: string): string[] {
  return [...text.matchAll(/npm (?:run (?:-s )?([a-z][a-z-]*)|(start|test)\b)/g)].flatMap(([, run, own]) => run ?? own ?? []);
}

/** Packages of the lockfile, the workspace among them, that ask for another Node than this one; those of a platform follow their parent. */
function unfit(major: number, minor: number): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { engines?: { node?: string } }>;
  };
  const fits = (range: string) => {
    const [, how = '', ...numbers] = /^(>=|\^|~)?\s*v?(\d+)(?:\.(\d+))?/.exec(range.trim()) ?? [];
    const [wanted = 0, atLeast = 0] = numbers.map((number) => Number(number ?? 0));
    return how === '>=' ? major > wanted || (major === wanted && minor >= atLeast) : major === wanted && minor >= atLeast;
  };
  return Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && engines.node !== '*' && !engines.node.split('||').some(fits))
    .map(([path]) => path);
}

describe('the READMEs', () => {
  it('have the same shell blocks in both languages', () => {
    expect(shellBlocks('README.zh-CN.md')).toEqual(shellBlocks('README.md'));
    expect(shellBlocks('README.md').length).toBeGreaterThanOrEqual(3);
  });

  it.each(readmes)('%s names no command that npm does not have here', (path) => {
    const named = scriptsNamed(readFileSync(path, 'utf8'));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !scripts.has(name))).toEqual([]);
  });

  it.each(readmes)('%s deploys with parameters that the stack has', (path) => {
    const named = [...readFileSync(path, 'utf8').matchAll(/--parameters (\w+)=/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in template.Parameters))).toEqual([]);
  });

  it('say truly of how many packages npm warns on Node 20, and that it warns of none from 22.13 on', () => {
    expect(unfit(22, 13)).toEqual([]);
    for (const path of readmes) expect(readFileSync(path, 'utf8')).toMatch(new RegExp(` ${unfit(20, 99).length} (packages|个依赖包)`));
  });

  it('keep a command that blocks apart from one that ends: nothing waits for an end that never comes', () => {
    for (const path of readmes) {
      for (const block of shellBlocks(path)) expect(/npm start/.test(block) && /npm test/.test(block)).toBe(false);
    }
  });
});
