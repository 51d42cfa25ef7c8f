import { expect, it } from 'vitest';
import { budgetTable } from '#test/support/budget-table.ts';

const file = (name: string, tests: number, seconds: number) => ({ name, tests, seconds });

it('tells what each project took of its budget', () => {
  const figures = [
    { project: 'unit', files: [file('a.test.ts', 3, 30), file('b.test.ts', 4, 60)] },
    { project: 'e2e', files: [file('c.test.ts', 1, 3)] },
  ];
  expect(budgetTable(figures, { unit: 2, e2e: 1 }).split('\n')).toEqual([
    '  project         files    tests  minutes   budget',
    '  unit                2        7     1.50     2.00',
    '  e2e                 1        1     0.05     1.00',
  ]);
});

it('names the slowest files of a project that took more', () => {
  const files = [file('a.test.ts', 1, 10), file('b.test.ts', 1, 40), file('c.test.ts', 1, 1), file('d.test.ts', 1, 20.04)];
  expect(
    budgetTable([{ project: 'unit', files }], { unit: 1 })
      .split('\n')
      .slice(1),
  ).toEqual([
    '  unit                4        4     1.18     1.00   OVER BUDGET',
    '      40.0 s  b.test.ts',
    '      20.0 s  d.test.ts',
    '      10.0 s  a.test.ts',
  ]);
});
