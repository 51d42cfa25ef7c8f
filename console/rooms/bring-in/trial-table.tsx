import type { ReactNode } from 'react';
import { useTexts } from '../../parts/language.tsx';
import { bringInTexts } from './texts.ts';

const SHOWN = 300;

interface TrialTableProps<T> {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly T[];
  /** A row with its cells, and a key of its own. */
  readonly row: (row: T, index: number) => ReactNode;
}

/** A table of what a trial told, which scrolls in itself; of long ones the beginning, and how many more there are. */
export function TrialTable<T>({ title, columns, rows, row }: TrialTableProps<T>) {
  const t = useTexts(bringInTexts);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div className="import-table" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.slice(0, SHOWN).map(row)}</tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p className="soft">{t.more(rows.length - SHOWN)}</p>}
    </section>
  );
}
