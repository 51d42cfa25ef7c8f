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

  it('keep a command that blocks apart from one that ends: nothing waits for an end that never comes', () => {
    for (const path of readmes) {
      for (const block of shellBlocks(path)) expect(/npm start/.test(block) && /npm test/.test(block)).toBe(false);
    }
  });
});
