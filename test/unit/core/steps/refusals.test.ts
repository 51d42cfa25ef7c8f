import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownRefusalTexts } from '#tools/texts/own-refusal-texts.ts';
import { refusalTexts as shared } from '#core/steps/refusals.ts';

/** Some are told by one function alone. */
const refusalTexts = new Map([...shared, ...ownRefusalTexts]);
const core = new URL('../../../../core/', import.meta.url);
const sources = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

/** Every refusal core can throw, with the facts it carries at that place. */
const thrown = sources.flatMap((path) => {
  const source = readFileSync(new URL(path, core), 'utf8');
  return [...source.matchAll(/new Refusal\('(\w+)'(?:, \{([^}]*)\})?/g)].map(([, name = '', facts = '']) => ({
    name,
    facts: [...facts.matchAll(/(\w+)(?=:|,|\s*$)/g)].map(([fact]) => fact),
  }));
});

describe('the texts of refusals', () => {
  it('are found for more than a few', () => {
    expect(new Set(thrown.map(({ name }) => name)).size).toBeGreaterThan(20);
  });

  it.each(thrown)('tell of $name, in both languages, with facts it carries', ({ name, facts }) => {
    const text = refusalTexts.get(name);
    expect(text).toBeDefined();
    for (const { zh, en } of [text!.title, text!.todo]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      for (const [, fact] of `${zh}${en}`.matchAll(/\{(\w+)\}/g)) expect(facts).toContain(fact);
    }
  });

  it('have a status a client can act on', () => {
    for (const { status } of refusalTexts.values()) expect([400, 401, 403, 404, 409, 410, 412, 413, 422, 428, 429, 503]).toContain(status);
  });
});
