import { Link } from '@tanstack/react-router';
import { useSay, useTexts } from '../../parts/language.tsx';
import type { ImportReport } from './contract.ts';
import { bringInTexts } from './texts.ts';

const SHOWN = 300;

const needsLook = ({ outcome, advice }: ImportReport['rows'][number]): boolean => outcome === 'left-out' || advice.length > 0;

/** Row by row: what it would do, or what became of it. What needs a look comes first. */
export function TrialRows({ report: { rows } }: { readonly report: ImportReport }) {
  const t = useTexts(bringInTexts);
  const say = useSay();
  const inOrder = [...rows.filter(needsLook), ...rows.filter((row) => !needsLook(row))];
  const hasNumbers = rows.some(({ caseNumber }) => caseNumber !== undefined);
  return (
    <section aria-label={t.rows}>
      <h3>{t.rows}</h3>
      <div className="import-table" tabIndex={0} role="group" aria-label={t.rows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.columns.row}</th>
              {hasNumbers && <th scope="col">{t.columns.number}</th>}
              <th scope="col">{t.columns.what}</th>
              <th scope="col">{t.columns.does}</th>
              <th scope="col">{t.columns.note}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.slice(0, SHOWN).map(({ row, label, caseNumber, doesName, outcomeName, why, advice, proposalId }) => (
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
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p className="soft">{t.more(rows.length - SHOWN)}</p>}
    </section>
  );
}
