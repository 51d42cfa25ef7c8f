import { Link } from '@tanstack/react-router';
import { useSay, useTexts } from '../../parts/language.tsx';
import type { ImportReport } from './contract.ts';
import { bringInTexts } from './texts.ts';
import { TrialTable } from './trial-table.tsx';

const needsLook = ({ outcome, advice }: ImportReport['rows'][number]): boolean => outcome === 'left-out' || advice.length > 0;

/** Row by row: what it would do, or what became of it. What needs a look comes first. */
export function TrialRows({ report: { rows } }: { readonly report: ImportReport }) {
  const t = useTexts(bringInTexts);
  const say = useSay();
  const inOrder = [...rows.filter(needsLook), ...rows.filter((row) => !needsLook(row))];
  const hasNumbers = rows.some(({ caseNumber }) => caseNumber !== undefined);
  const { row: rowName, number, what, does, note } = t.columns;
  return (
    <TrialTable
      title={t.rows}
      columns={[rowName, ...(hasNumbers ? [number] : []), what, does, note]}
      rows={inOrder}
      row={({ row, label, caseNumber, doesName, outcomeName, why, advice, proposalId }) => (
        <tr key={row}>
          <td>{row}</td>
          {hasNumbers && <td>{caseNumber}</td>}
          <td>
            {proposalId === undefined ? (
              label
            ) : (
              <Link to="/cases/$id" params={{ id: proposalId }}>
                {label}
              </Link>
            )}
          </td>
          <td>{say(outcomeName ?? doesName)}</td>
          <td>{[...(why === undefined ? [] : [why]), ...advice].map(say).join(' ')}</td>
        </tr>
      )}
    />
  );
}
