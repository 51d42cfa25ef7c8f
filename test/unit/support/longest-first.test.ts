import { expect, it } from 'vitest';
import { longestFirst } from '#test/support/longest-first.ts';
import { budgets } from '../../../vitest.config.ts';

it('begins with the projects whose files take long, and leaves the order within one', () => {
  const files = Object.keys(budgets).flatMap((name) => ['b', 'a'].map((file) => ({ file, project: { name } })));
  const sorted = longestFirst([...files, { file: 'a', project: { name: 'new' } }]).map(({ file, project }) => `${project.name}/${file}`);
  const long = ['acceptance', 'e2e', 'scenario', 'faults', 'model', 'conformance', 'unit'];
  expect(sorted).toEqual(['new/a', ...long.flatMap((name) => [`${name}/b`, `${name}/a`])]);
});
