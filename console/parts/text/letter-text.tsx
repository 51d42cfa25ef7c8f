import { numbersOf, plainTextOf } from '#core/reply/paragraph.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { rowsOf } from '#core/reply/table-text.ts';

/** The text of a letter as it is read on a page: paragraphs with their numbers, tables as tables. */
export function LetterText({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) {
  const numbers = numbersOf(paragraphs);
  const parts: { readonly lines: string[]; readonly table?: string[][] }[] = [];
  for (const [index, one] of paragraphs.entries()) {
    if (one.table === true) parts.push({ lines: [], table: rowsOf(one.text) });
    else {
      const open = parts.at(-1);
      const line = `${numbers[index] ?? ''}${plainTextOf(one)}`;
      if (open === undefined || open.table !== undefined) parts.push({ lines: [line] });
      else open.lines.push(line);
    }
  }
  return (
    <>
      {parts.map(({ lines, table }, index) =>
        table === undefined ? (
          // A part is its place: the text does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={index} className="letter">
            {lines.join('\n')}
          </p>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <LetterTable key={index} rows={table} />
        ),
      )}
    </>
  );
}

function LetterTable({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className="wide">
      <table className="letter-table">
        <thead>
          <tr>
            {head.map((text, column) => (
              // A cell is its place.
              // oxlint-disable-next-line react/no-array-index-key
              <th key={column} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {cells.map((text, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
