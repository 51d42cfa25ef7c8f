import { useMemo } from 'react';
import { texts } from '../../texts.ts';
import { useTexts } from '../language.tsx';
import { textDiff } from './text-diff.ts';

interface ComparedProps {
  readonly former: string;
  readonly latter: string;
  readonly names: { readonly former: string; readonly latter: string };
}

/** Two wordings with what differs marked: side by side, below each other where it is narrow. Marks are words too for whoever does not see them. */
export function Compared({ former, latter, names }: ComparedProps) {
  const t = useTexts(texts);
  const pieces = useMemo(() => textDiff(former, latter), [former, latter]);
  return (
    <div className="compared">
      <div>
        <p className="soft">{names.former}</p>
        <p className="letter">
          {pieces.map(({ is, text }, index) =>
            // Pieces of one text have no names; the list is made anew as a whole.
            // oxlint-disable-next-line react/no-array-index-key
            is === 'new' ? null : is === 'gone' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>,
          )}
          {former === '' && <span className="soft">{t.nothingWritten}</span>}
        </p>
      </div>
      <div>
        <p className="soft">{names.latter}</p>
        <p className="letter">
          {pieces.map(({ is, text }, index) =>
            // oxlint-disable-next-line react/no-array-index-key
            is === 'gone' ? null : is === 'new' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>,
          )}
          {latter === '' && <span className="soft">{t.nothingWritten}</span>}
        </p>
      </div>
    </div>
  );
}
