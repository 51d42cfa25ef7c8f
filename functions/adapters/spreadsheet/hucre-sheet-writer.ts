import { writeCsv } from 'hucre/csv';
import { colToLetter, writeXlsx } from 'hucre/xlsx';
import type { WriteSheet } from 'hucre/xlsx';
import type { SheetToWrite, SheetWriter } from '#core/ports/files/spreadsheets.ts';
import { withoutFormula } from './without-formula.ts';

const headingStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0F0F0' } },
} as const;

// As many rows as a template is meant for.
const ROWS_WITH_CHOICES = 2001;

/** Writes sheets with `hucre`. Every text is a text: nothing that somebody typed becomes a formula. */
export const hucreSheetWriter: SheetWriter = {
  xlsx: async (sheets) => {
    const withChoices = sheets.flatMap((sheet) => [...(sheet.choices ?? [])].map(([, values]) => values));
    const lists: WriteSheet[] = withChoices.length === 0 ? [] : [choicesSheet(withChoices)];
    let list = 0;
    const written = sheets.map((sheet): WriteSheet => {
      const validations = [...(sheet.choices ?? [])].map(([place, values]) => {
        const column = colToLetter(list);
        list += 1;
        return {
          type: 'list' as const,
          range: `${colToLetter(place)}2:${colToLetter(place)}${ROWS_WITH_CHOICES}`,
          formula1: `'${CHOICES}'!$${column}$1:$${column}$${values.length}`,
          allowBlank: true,
          // Several may be written in one cell, and names that are not listed yet: the trial says what does not fit.
          showErrorMessage: false,
        };
      });
      return { ...plainSheet(sheet), dataValidations: validations };
    });
    return writeXlsx({ sheets: [...written, ...lists] });
  },
  csv({ headings, rows }) {
    const safe = [headings, ...rows].map((row) => row.map((value) => (typeof value === 'string' ? withoutFormula(value) : value)));
    const text = writeCsv(safe, { lineSeparator: '\r\n', bom: true, escapeFormulae: false });
    return new TextEncoder().encode(text);
  },
};

const CHOICES = '选项';

function choicesSheet(lists: readonly (readonly string[])[]): WriteSheet {
  const length = Math.max(...lists.map((values) => values.length));
  const rows = Array.from({ length }, (_, index) => lists.map((values) => withoutFormula(values[index] ?? '')));
  return { name: CHOICES, rows, hidden: true };
}

function plainSheet({ name, headings, rows, widths = [] }: SheetToWrite): WriteSheet {
  return {
    name,
    rows: [headings, ...rows].map((row) => row.map((value) => (typeof value === 'string' ? withoutFormula(value) : value))),
    columns: headings.map((_, place) => ({ width: widths[place] ?? 16 })),
    cells: new Map(headings.map((heading, place) => [`0,${place}`, { value: withoutFormula(heading), style: headingStyle }])),
    freezePane: { rows: 1 },
  };
}
