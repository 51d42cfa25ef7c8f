import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { BudgetReporter } from './test/support/budget-reporter.ts';
import { LongestFirst } from './test/support/longest-first.ts';

/**
 * Minutes that the files of a project may take, added up, on two quiet cores: two run at a time, so the clock on the wall
 * shows about half. A run ends with this table; what grew past its row is told and fails nothing, since a slower machine is
 * no failure.
 */
export const budgets = { unit: 3.5, conformance: 0.3, model: 0.6, scenario: 5, acceptance: 3.5, e2e: 6.5, faults: 0.4 } as const;

/** Those that run the product as it is bundled and synthesized. */
const ofTheAssembly = new Set(['unit', 'scenario', 'acceptance', 'e2e']);

function project(name: string): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [`{test,local/test}/${name}/**/*.test.{ts,tsx}`],
      globalSetup: ofTheAssembly.has(name) ? ['test/support/prepare-assembly.ts'] : [],
    },
  };
}

/** Where `.ci/run` reads the count. */
const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    projects: Object.keys(budgets).map(project),
    environment: 'node',
    // Files share their worker, and leave nothing behind in it: to import everything anew for each took longer than most tests.
    isolate: false,
    setupFiles: ['test/support/leave-nothing.ts'],
    // Two cores: one worker more than that only makes each other wait.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Not a budget but the end of a test that hangs: two hundred virtual days take half a minute on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    reporters: ['default', new BudgetReporter(budgets), ...(report === undefined ? [] : ['json'])],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
  },
});
