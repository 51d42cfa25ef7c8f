import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docsStyle } from '#tools/open-api/docs-style.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const desk = read('console/look/desk.css');
const names = ['paper', 'sheet', 'ink', 'soft', 'rule', 'accent', 'on-accent', 'green', 'yellow', 'red', 'grey'];

/** A style's colours by name, light and dark. */
function coloursIn(style: string): Record<string, (string | undefined)[]> {
  const told = (name: string) => [...style.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, colour]) => colour);
  return Object.fromEntries(names.map((name) => [name, told(name)]));
}

const fonts = (css: string) => [...css.matchAll(/'([^']+(?: SC| Hei| YaHei))'/g)].map(([, font]) => font);

describe('every page has the look of the desk', () => {
  it.each([
    ['the pages of the embedded cloud', read('local/page/assets/page.css')],
    ['the API reader', docsStyle],
  ])('%s have its colours, light and dark, and its fonts', (_, style) => {
    const colours = coloursIn(style);
    expect(colours).toEqual(coloursIn(desk));
    for (const found of Object.values(colours)) expect(found).toHaveLength(2);
    expect(fonts(style).slice(0, 7)).toEqual(fonts(desk).slice(0, 7));
  });
});
