import { Button } from 'antd';
import { useState } from 'react';
import { tableText } from '#core/reply/table-text.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import { InsertPicture } from './insert-picture.tsx';
import { newTable } from './table-edits.ts';
import { replyTexts } from './texts.ts';

interface InsertBarProps {
  readonly caseId: string;
  readonly share: string;
  /** The paragraph, counted from 1, after which something is inserted. */
  readonly after: number;
  readonly insert: (one: Paragraph) => void;
}

/** What is no text: tables, and pictures of the letter's own files. */
export function InsertBar({ caseId, share, after, insert }: InsertBarProps) {
  const t = useTexts(replyTexts);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="insert-bar">
      <p className="offers">
        <span className="soft">{t.insertAfter(after)}</span>
        <Button size="small" onClick={() => insert({ level: 0, text: tableText(newTable), table: true })}>
          {t.insertTable}
        </Button>
        <Button size="small" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
          {t.insertPicture}
        </Button>
      </p>
      {isChoosing && (
        <InsertPicture
          caseId={caseId}
          share={share}
          insert={(picture, name) => {
            setChoosing(false);
            insert({ level: 0, text: name.replace(/\.[^.]*$/u, '').slice(0, 100), picture });
          }}
          close={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
