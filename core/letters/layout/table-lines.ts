import type { LetterTable } from '../letter.ts';
import { breakLines } from './break-lines.ts';
import type { FlowLine } from './laid-out.ts';
import { cellsPerRow, size } from './measures.ts';
import { wholeCell } from './signs.ts';

// Beside a cell's text, in cells.
const aside = 0.25;

/** A table in rows of the grid; its columns are as wide as their shares of the measure. */
export function tableLines({ rows, shares }: LetterTable, paragraphs: () => number): FlowLine[] {
  const edges = edgesOf(rows[0]?.length ?? 1, shares);
  const starts = [0, ...edges];
  const id = paragraphs();
  return rows.flatMap((row, index) => {
    const broken = row.map((text, column) => {
      const cells = Math.max(1, (edges[column] ?? 0) - (starts[column] ?? 0) - 2 * aside);
      return text.split('\n').flatMap((part) => breakLines(part, { cells, first: 0, rest: 0 }));
    });
    const height = Math.max(1, ...broken.map((lines) => lines.length));
    const paragraph = paragraphs();
    const head = index === 0;
    return Array.from({ length: height }, (_, at): FlowLine => ({
      pieces: broken.flatMap((lines, column) => {
        const { text = '', width = 0 } = lines[at] ?? {};
        if (text === '') return [];
        // Heads stand in the middle of their columns.
        const free = head ? Math.max(0, (edges[column] ?? 0) - (starts[column] ?? 0) - 2 * aside - width / wholeCell) : 0;
        return [{ text, at: (starts[column] ?? 0) + aside + free / 2, face: head ? 'heading' : 'body', size: size.body, column } as const];
      }),
      role: 'cell',
      paragraph,
      table: { id, row: index, edges, opensRow: at === 0, head, rowSize: at === 0 ? height : 0 },
    }));
  });
}

/** Where the columns end, in cells. */
function edgesOf(columns: number, shares: LetterTable['shares']): number[] {
  const widths = shares?.length === columns ? shares : Array.from({ length: columns }, () => 1);
  const sum = widths.reduce((total, one) => total + one, 0);
  const edges: number[] = [];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + (width / sum) * cellsPerRow);
  return edges;
}
