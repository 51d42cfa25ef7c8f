import { widthOf, wholeCell } from './layout/signs.ts';
import { cellsPerRow } from './layout/measures.ts';

// In cells: what stands free beside a cell's text, and what the narrowest column has.
const padding = 0.5;
const narrowest = 2;

/**
 * Widths of a table's columns by need, in shares of the whole: each gets what its longest cell takes in one line as far as that is no more
 * than an equal part of what is left, and the wide ones divide the rest by what they need.
 */
export function columnShares(rows: readonly (readonly string[])[]): number[] {
  const count = rows[0]?.length ?? 0;
  const needs = Array.from({ length: count }, (_, column) =>
    Math.max(narrowest, ...rows.map((row) => widthOf(row[column] ?? '') / wholeCell + padding)),
  );
  const widths = new Map<number, number>();
  let left: number = cellsPerRow;
  for (;;) {
    const open = needs.flatMap((need, column) => (widths.has(column) ? [] : [{ need, column }]));
    const fits = open.filter(({ need }) => need <= left / open.length);
    if (fits.length === 0 || fits.length === open.length) {
      const sum = open.reduce((total, { need }) => total + Math.sqrt(need), 0);
      const whole = open.reduce((total, { need }) => total + need, 0);
      for (const { need, column } of open) widths.set(column, fits.length === 0 ? (Math.sqrt(need) / sum) * left : (need / whole) * left);
      break;
    }
    for (const { need, column } of fits) {
      widths.set(column, need);
      left -= need;
    }
  }
  return needs.map((_, column) => Math.round((widths.get(column) ?? 0) * 100) / 100);
}
