import type { Reporter, TestModule } from 'vitest/node';
import { budgetTable } from './budget-table.ts';
import type { ProjectFigures } from './budget-table.ts';

/** Ends a run with what each project took of its budget. */
export class BudgetReporter implements Reporter {
  readonly #budgets: Readonly<Record<string, number>>;

  /** @param budgets minutes, by the project's name */
  constructor(budgets: Readonly<Record<string, number>>) {
    this.#budgets = budgets;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length > 0) console.log(`\n${budgetTable(figuresOf(modules), this.#budgets)}\n`);
  }
}

function figuresOf(modules: readonly TestModule[]): ProjectFigures[] {
  return [...Map.groupBy(modules, ({ project }) => project.name)].map(([project, own]) => ({
    project,
    files: own.map((module) => ({
      name: module.relativeModuleId,
      tests: [...module.children.allTests()].length,
      seconds: secondsOf(module),
    })),
  }));
}

/** All that the file's worker did for it: its tests and hooks, and before them what they import. */
function secondsOf(module: TestModule): number {
  const { environmentSetupDuration, prepareDuration, setupDuration, collectDuration, duration } = module.diagnostic();
  return (environmentSetupDuration + prepareDuration + setupDuration + collectDuration + duration) / 1000;
}
