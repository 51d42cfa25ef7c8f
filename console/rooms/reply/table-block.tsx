import { Button } from 'antd';
import { memo, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { mostColumns, mostRows, rowsOf, tableText } from '#core/reply/table-text.ts';
import { isWriting } from '../../frame/is-writing.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import type { ParagraphEdits } from './paragraph-row.tsx';
import { withCell, withColumn, withoutColumn, withoutRow, withPasted, withRow } from './table-edits.ts';
import type { Cell, Rows } from './table-edits.ts';
import { replyTexts } from './texts.ts';

interface TableBlockProps {
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly isReadOnly: boolean;
  readonly edits: ParagraphEdits;
}

/** A table of the reply: a field for each cell. What adds or removes rows and columns does it where the cursor is or was last. */
export const TableBlock = memo(function TableBlock({ at, paragraph, isReadOnly, edits }: TableBlockProps) {
  const t = useTexts(replyTexts).table;
  const grid = useRef<HTMLTableElement>(null);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 });
  const [goTo, setGoTo] = useState<Cell>();
  const n = at + 1;
  const rows = rowsOf(paragraph.text);
  useEffect(() => {
    if (goTo === undefined) return;
    grid.current?.rows[goTo.row]?.cells[goTo.column]?.querySelector('input')?.focus();
  }, [goTo]);
  const tell = (next: Rows, focus?: Cell): void => {
    edits.change(at, { ...paragraph, text: tableText(next) });
    if (focus !== undefined) setGoTo({ ...focus });
  };
  return (
    <div className="paragraph" id={`paragraph-${n}`} role="group" aria-label={t.name(n)}>
      <div className="paragraph-head">
        <span className="soft">{t.name(n)}</span>
        {!isReadOnly && <TableBar rows={rows} cell={cell} tell={tell} />}
        {!isReadOnly && (
          <Button size="small" type="text" aria-label={t.remove(n)} onClick={() => edits.remove(at)}>
            ✕
          </Button>
        )}
      </div>
      <div className="wide">
        <table ref={grid} className="table-block">
          <tbody>
            {rows.map((cells, row) => (
              // A cell is its place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row}>
                {cells.map((text, column) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={column} className={row === 0 ? 'is-head' : ''}>
                    <input
                      aria-label={row === 0 ? t.head(column + 1) : t.cell(row + 1, column + 1)}
                      value={text}
                      maxLength={2000}
                      readOnly={isReadOnly}
                      size={Math.min(24, Math.max(6, text.length * 2))}
                      onFocus={() => setCell({ row, column })}
                      onChange={({ target }) => tell(withCell(rows, { row, column }, target.value))}
                      onKeyDown={(event) => moved(event, { row, column })}
                      onPaste={(event) => {
                        const pasted = event.clipboardData.getData('text/plain');
                        if (isReadOnly || !/[\t\n]/u.test(pasted.trimEnd())) return;
                        event.preventDefault();
                        tell(withPasted(rows, { row, column }, pasted));
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );

  /** Up and down the column; Enter makes a new row below the last one. */
  function moved(event: KeyboardEvent<HTMLInputElement>, { row, column }: Cell): void {
    if (isWriting({ isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode }, {})) return;
    const { key } = event;
    if (key === 'Enter' && !isReadOnly && row === rows.length - 1) tell(withRow(rows, row + 1), { row: row + 1, column });
    else if (key === 'Enter' || key === 'ArrowDown') setGoTo({ row: row + 1, column });
    else if (key === 'ArrowUp') setGoTo({ row: row - 1, column });
    else return;
    event.preventDefault();
  }
});

interface TableBarProps {
  readonly rows: Rows;
  readonly cell: Cell;
  readonly tell: (rows: Rows, focus: Cell) => void;
}

function TableBar({ rows, cell: { row: last, column: lastColumn }, tell }: TableBarProps) {
  const t = useTexts(replyTexts).table;
  const columns = rows[0]?.length ?? 0;
  const [row, column] = [Math.min(last, rows.length - 1), Math.min(lastColumn, columns - 1)];
  const offers = [
    { name: t.rowAbove, able: rows.length < mostRows, does: () => tell(withRow(rows, row), { row, column }) },
    { name: t.rowBelow, able: rows.length < mostRows, does: () => tell(withRow(rows, row + 1), { row: row + 1, column }) },
    { name: t.removeRow, able: rows.length > 1, does: () => tell(withoutRow(rows, row), { row: Math.max(0, row - 1), column }) },
    { name: t.columnLeft, able: columns < mostColumns, does: () => tell(withColumn(rows, column), { row, column }) },
    { name: t.columnRight, able: columns < mostColumns, does: () => tell(withColumn(rows, column + 1), { row, column: column + 1 }) },
    { name: t.removeColumn, able: columns > 2, does: () => tell(withoutColumn(rows, column), { row, column: Math.max(0, column - 1) }) },
  ];
  return (
    <span className="table-bar" role="group" aria-label={t.bar(row + 1, column + 1)}>
      <span className="soft">{t.at(row + 1, column + 1)}</span>
      {offers.map(({ name, able, does }) => (
        <Button key={name} size="small" disabled={!able} onClick={does}>
          {name}
        </Button>
      ))}
    </span>
  );
}
