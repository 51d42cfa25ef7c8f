import { Button, Input } from 'antd';
import { useId } from 'react';
import { useFiles } from '../../api/reads.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import type { ParagraphEdits } from './paragraph-row.tsx';
import { replyTexts } from './texts.ts';

interface PictureBlockProps {
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly caseId: string;
  readonly isReadOnly: boolean;
  readonly edits: ParagraphEdits;
}

/** A picture of the reply: which file it is, and its caption. How it looks, the pages beside it show. */
export function PictureBlock({ at, paragraph, caseId, isReadOnly, edits }: PictureBlockProps) {
  const t = useTexts(replyTexts).picture;
  const field = useId();
  const files = useFiles(caseId).data?.body.files;
  const file = files?.find(({ id, removed }) => id === paragraph.picture && removed === undefined);
  const n = at + 1;
  return (
    <div className="paragraph" id={`paragraph-${n}`} role="group" aria-label={t.name(n)}>
      <div className="paragraph-head">
        <span className="soft">
          {t.name(n)}
          {file !== undefined && ` · ${file.name}`}
        </span>
        {files !== undefined && file === undefined && <span className="fault">{t.gone}</span>}
        {!isReadOnly && (
          <Button size="small" type="text" aria-label={t.remove(n)} onClick={() => edits.remove(at)}>
            ✕
          </Button>
        )}
      </div>
      <div className="picture-caption">
        <label htmlFor={field}>{t.caption}</label>
        <Input
          id={field}
          value={paragraph.text}
          maxLength={100}
          readOnly={isReadOnly}
          status={paragraph.text.trim() === '' ? 'warning' : ''}
          onChange={({ target }) => edits.change(at, { ...paragraph, text: target.value })}
        />
      </div>
    </div>
  );
}
