import { useSay, useTexts } from '../../parts/language.tsx';
import type { ImportReport } from './contract.ts';
import { bringInTexts } from './texts.ts';
import { TrialTable } from './trial-table.tsx';

/** What is wrong, by row and column as the spreadsheet names them. */
export function TrialFaults({ report: { faults } }: { readonly report: ImportReport }) {
  const t = useTexts(bringInTexts);
  const say = useSay();
  return (
    <TrialTable
      title={t.faults}
      columns={[t.columns.row, t.columns.column, t.columns.wrong]}
      rows={faults}
      row={({ row, letter, column, message }, index) => (
        <tr key={`${row} ${index}`}>
          <td>{row}</td>
          <td>{letter === undefined || column === undefined ? t.wholeRow : t.place(letter, say(column))}</td>
          <td>{say(message)}</td>
        </tr>
      )}
    />
  );
}
