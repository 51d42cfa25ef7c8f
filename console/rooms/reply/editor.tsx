import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { lengthOfParagraphs } from '#core/reply/paragraph-length.ts';
import { numbersOf } from '#core/reply/paragraph.ts';
import { skeletonOf } from '#core/reply/skeleton.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import { InsertBar } from './insert-bar.tsx';
import { ParagraphRow } from './paragraph-row.tsx';
import type { ParagraphEdits } from './paragraph-row.tsx';
import { PictureBlock } from './picture-block.tsx';
import { TableBlock } from './table-block.tsx';
import { replyTexts } from './texts.ts';

interface EditorProps {
  readonly paragraphs: readonly Paragraph[];
  readonly suggestions: readonly string[];
  /** The letter of the round before, where there was one. */
  readonly former: readonly Paragraph[] | undefined;
  readonly isReadOnly: boolean;
  /** Whose letter it is: its pictures are among its files. */
  readonly of: { readonly caseId: string; readonly share: string };
  readonly onChange: (paragraphs: Paragraph[]) => void;
}

/** The reply as paragraphs with their levels. */
export function Editor({ paragraphs, suggestions, former, isReadOnly, of, onChange }: EditorProps) {
  const t = useTexts(replyTexts);
  const list = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<number>();
  const [caret, setCaret] = useState<{ readonly at: number; readonly place: number }>();
  const edits = useEdits(paragraphs, onChange, setCaret);
  useEffect(() => {
    if (caret === undefined) return;
    const area = list.current?.querySelector<HTMLTextAreaElement | HTMLInputElement>(
      `#paragraph-${caret.at + 1} textarea, #paragraph-${caret.at + 1} input`,
    );
    area?.focus();
    area?.setSelectionRange(caret.place, caret.place);
  }, [caret]);
  const numbers = numbersOf(paragraphs);
  const after = Math.min(last ?? paragraphs.length, paragraphs.length);
  const begin = (what: Paragraph[]): void => {
    onChange(what);
    setCaret({ at: Math.min(1, what.length - 1), place: 0 });
  };
  return (
    <section aria-label={t.reply} className="card reply-editor">
      <h2>{t.reply}</h2>
      {paragraphs.length === 0 && !isReadOnly && (
        <>
          <p>{t.empty}</p>
          <p className="offers">
            {former !== undefined && <Button onClick={() => begin([...former])}>{t.fromFormer}</Button>}
            <Button type="primary" onClick={() => begin(skeletonOf(suggestions))}>
              {t.bySuggestion}
            </Button>
            <Button onClick={() => begin([{ level: 0, text: '' }])}>{t.blank}</Button>
          </p>
        </>
      )}
      {paragraphs.length > 0 && !isReadOnly && <InsertBar {...of} after={after} insert={(one) => edits.insert(after, one)} />}
      <div ref={list} id="reply-text" onFocus={({ target }) => setLast(placeOf(target))}>
        {paragraphs.map((paragraph, at) => {
          // A paragraph is its place: what is before it may be split or joined.
          const common = { at, paragraph, isReadOnly, edits };
          // oxlint-disable-next-line react/no-array-index-key
          if (paragraph.table === true) return <TableBlock key={at} {...common} />;
          // oxlint-disable-next-line react/no-array-index-key
          if (paragraph.picture !== undefined) return <PictureBlock key={at} {...common} caseId={of.caseId} />;
          // oxlint-disable-next-line react/no-array-index-key
          return <ParagraphRow key={at} {...common} number={numbers[at] ?? ''} suggestions={suggestions.length} />;
        })}
      </div>
      {paragraphs.length > 0 && !isReadOnly && (
        <>
          <Button onClick={() => edits.split(paragraphs.length, [{ level: 0, text: '' }], 0)}>{t.add}</Button>
          <p className="soft">{t.keys}</p>
        </>
      )}
      <p className="soft">{t.used(lengthOfParagraphs(paragraphs))}</p>
    </section>
  );
}

/** The number of the paragraph that something belongs to. */
function placeOf(target: Element): number | undefined {
  const n = /^paragraph-(\d+)$/.exec(target.closest('[id^="paragraph-"]')?.id ?? '')?.[1];
  return n === undefined ? undefined : Number(n);
}

/** The same for as long as the editor is there, so that a row that did not change is not drawn anew. */
function useEdits(
  paragraphs: readonly Paragraph[],
  onChange: EditorProps['onChange'],
  setCaret: (caret: { at: number; place: number }) => void,
): ParagraphEdits {
  const now = useRef({ paragraphs, onChange });
  useEffect(() => {
    now.current = { paragraphs, onChange };
  });
  return useMemo(() => {
    const replace = (from: number, count: number, parts: readonly Paragraph[]): void => {
      const { paragraphs: all, onChange: tell } = now.current;
      tell([...all.slice(0, from), ...parts, ...all.slice(from + count)]);
    };
    return {
      change: (at, paragraph) => replace(at, 1, [paragraph]),
      split: (at, parts, place) => {
        replace(at, 1, parts);
        setCaret({ at: at + parts.length - 1, place });
      },
      joinUp: (at) => {
        const { paragraphs: all } = now.current;
        const [above, one] = [all[at - 1], all[at]];
        if (above === undefined || one === undefined) return;
        // A text does not flow into a table or a picture.
        if (isBlock(above)) {
          if (one.text === '') replace(at, 1, []);
          return;
        }
        replace(at - 1, 2, [{ ...above, text: above.text + one.text }]);
        setCaret({ at: at - 1, place: above.text.length });
      },
      insert: (after, one) => {
        replace(after, 0, [one]);
        setCaret({ at: after, place: one.text.length });
      },
      remove: (at) => replace(at, 1, []),
    };
  }, [setCaret]);
}

const isBlock = ({ table, picture }: Paragraph): boolean => table === true || picture !== undefined;
