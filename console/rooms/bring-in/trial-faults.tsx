import { useSay, useTexts } from '../../parts/language.tsx';
import type { ImportReport } from './contract.ts';
import { bringInTexts } from './texts.ts';

const SHOWN = 300;

/** What is wrong, by row and column as the spreadsheet names them. */
export function TrialFaults({ report: { faults } }: { readonly report: ImportReport }) {
  const t = useTexts(bringInTexts);
  const say = useSay();
  return (
    <section aria-label={t.faults}>
      <h3>{t.faults}</h3>
      <div className="import-table" tabIndex={0} role="group" aria-label={t.faults}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.columns.row}</th>
              <th scope="col">{t.columns.column}</th>
              <th scope="col">{t.columns.wrong}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, SHOWN).map(({ row, letter, column, message }, index) => (
              <tr key={`${row} ${index}`}>
                <td>{row}</td>
                <td>{letter === undefined || column === undefined ? t.wholeRow : t.place(letter, say(column))}</td>
                <td>{say(message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > SHOWN && <p className="soft">{t.more(faults.length - SHOWN)}</p>}
    </section>
  );
}
