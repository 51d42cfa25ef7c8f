import type { ReactNode } from 'react';

interface BoardTableProps {
  readonly heads: readonly string[];
  /** Head of a column that is not for paper. */
  readonly unprinted?: string | undefined;
  readonly children: ReactNode;
}

/** A list of proposals that is printed. */
export function BoardTable({ heads, unprinted, children }: BoardTableProps) {
  return (
    <div className="board-table">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {unprinted !== undefined && (
              <th scope="col" className="not-printed">
                {unprinted}
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
