import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = ['*.md', '{console,local,samples}/*.md', 'docs/*.md', 'docs/{adr,help}/**/*.md']
  .flatMap((pattern) => globSync(pattern))
  // What was built then and is no more.
  .filter((document) => !document.includes('0009-'));
/** Where a step would go that is not there. */
const imagined = ['core/steps/pausing/'];
const rooms = 'core|functions|workflows|infra|console|local|tools|bench|test|samples|docs';

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');
  const here = dirname(document);
  const isThere = (path: string): boolean => existsSync(path) || existsSync(join(here, path));

  it('names no file or folder that is not there, and has no link to nowhere', () => {
    const named = [...text.matchAll(new RegExp(`\`((?:${rooms})/[\\w./-]+)\``, 'g'))].map(([, path = '']) => path);
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) => join(here, path));
    expect([...named, ...linked].filter((path) => !isThere(path) && !imagined.includes(path))).toEqual([]);
  });
});
