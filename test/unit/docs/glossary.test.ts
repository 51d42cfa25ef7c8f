import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandNames } from '#core/steps/commands.ts';
import { proposalKinds, publicities } from '#core/case/content.ts';
import { stageTerms, statusTerms } from '#core/case/terms.ts';
import { clockTerms, commandTerms } from '#core/steps/texts.ts';
import { directoryEventSchema, roles } from '#core/directory/directory.ts';
import { events as caseEvents } from '#core/steps/events.ts';

const glossary = readFileSync('docs/glossary.md', 'utf8');

/** The rows under a heading, without that of the column names: first cell to second. */
function section(heading: string): Map<string, string> {
  const text = glossary.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = text.slice(text.indexOf('|---')).matchAll(/^\| `([\w-]+)` \| ([^|]+) \|/gm);
  return new Map([...rows].map(([, name = '', chinese = '']) => [name, chinese]));
}

describe('the glossary', () => {
  it.each([
    ['Stages of a proposal', stageTerms],
    ['Statuses of an assignment', statusTerms],
    ['Clocks', clockTerms],
    ['Commands', commandTerms],
  ])('has under "%s" what the program has, in the same words', (heading, terms) => {
    const told = section(heading);
    for (const [name, { zh }] of Object.entries(terms)) expect([name, told.get(name)]).toEqual([name, zh]);
  });

  it('has every role, command and event, and every kind and publicity of a proposal', () => {
    expect([...section('Roles').keys()].sort()).toEqual([...roles].sort());
    const events = [...Object.keys(caseEvents), ...directoryEventSchema.options.map(({ shape }) => shape.type.value)];
    for (const name of [...commandNames, ...events, ...proposalKinds, ...publicities]) {
      expect(glossary, name).toContain(`\`${name}\``);
    }
  });
});
