interface FileFigures {
  readonly name: string;
  readonly tests: number;
  readonly seconds: number;
}

/** What ran of a project. */
export interface ProjectFigures {
  readonly project: string;
  readonly files: readonly FileFigures[];
}

const MINUTE = 60;
const MOST_NAMED = 3;

/** A line for each project: what it took of its budget in minutes. Under one that took more, its slowest files. */
export function budgetTable(figures: readonly ProjectFigures[], budgets: Readonly<Record<string, number>>): string {
  const rows = figures.flatMap(({ project, files }) => {
    const minutes = sum(files, ({ seconds }) => seconds) / MINUTE;
    const budget = budgets[project] ?? 0;
    const cells = [project, `${files.length}`, `${sum(files, ({ tests }) => tests)}`, minutes.toFixed(2), budget.toFixed(2)];
    return minutes > budget ? [`${line(cells)}   OVER BUDGET`, ...slowest(files)] : [line(cells)];
  });
  return [line(['project', 'files', 'tests', 'minutes', 'budget']), ...rows].join('\n');
}

function line([project = '', ...numbers]: readonly string[]): string {
  return `  ${project.padEnd(12)}${numbers.map((number) => number.padStart(9)).join('')}`;
}

function slowest(files: readonly FileFigures[]): string[] {
  const sorted = [...files].sort((a, b) => b.seconds - a.seconds).slice(0, MOST_NAMED);
  return sorted.map(({ name, seconds }) => `    ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
