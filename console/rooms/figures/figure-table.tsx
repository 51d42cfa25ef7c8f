import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId } from 'react';
import { useTexts } from '../../parts/language.tsx';
import { saveAs } from '../../parts/file/save-as.ts';
import { Chart } from './chart.tsx';
import type { Series } from './chart-option.ts';
import { csvOf } from './csv.ts';
import { figuresTexts } from './texts.ts';

/** What the list of cases is narrowed to. */
type CaseSearch = { readonly [K in 'session' | 'stage' | 'light' | 'class' | 'unit' | 'key']?: string };

/** A cell: what it says, and the list behind it where there is one. */
export interface Cell {
  readonly is: string | number;
  readonly list?: CaseSearch;
}

interface FigureTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** Its first cell names the row. */
  readonly rows: readonly (readonly Cell[])[];
  /** What is drawn of it, by the rows' names; nothing where there are none. */
  readonly series: readonly Series[];
  readonly fileName: string;
}

/** Figures as a chart for the eye and as a table that says all of it: the chart alone is told to nobody who cannot see it. */
export function FigureTable({ title, columns, rows, series, fileName }: FigureTableProps) {
  const t = useTexts(figuresTexts);
  const heading = useId();
  const save = (): void => {
    const text = csvOf([columns, ...rows.map((row) => row.map(({ is }) => is))]);
    saveAs(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section aria-labelledby={heading} className="card figures">
      <h2 id={heading}>{title}</h2>
      {rows.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <>
          {series.length > 0 && <Chart names={rows.map(([name]) => String(name?.is))} series={series} />}
          <div className="wide-table" role="group" aria-labelledby={heading} tabIndex={0}>
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
              <tbody>
                {rows.map(([name, ...cells]) => (
                  <tr key={String(name?.is)}>
                    <th scope="row">{name === undefined ? null : <CellText cell={name} />}</th>
                    {cells.map((cell, index) => (
                      <td key={columns[index + 1]}>
                        <CellText cell={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Button className="not-printed" onClick={save}>
            {t.save(title)}
          </Button>
        </>
      )}
    </section>
  );
}

function CellText({ cell: { is, list } }: { readonly cell: Cell }) {
  if (list === undefined || is === 0) return is;
  return (
    <Link to="/desk/cases" search={list}>
      {is}
    </Link>
  );
}
