import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { lengthOfParagraphs } from '#core/reply/paragraph-length.ts';
import { numbersOf } from '#core/reply/paragraph.ts';
import { skeletonOf } from '#core/reply/skeleton.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import { ParagraphRow } from './paragraph-row.tsx';
import type { ParagraphEdits } from './paragraph-row.tsx';
import { replyTexts } from './texts.ts';

interface EditorProps {
  readonly paragraphs: readonly Paragraph[];
  readonly suggestions: readonly string[];
  /** The letter of the round before, where there was one. */
  readonly former: readonly Paragraph[] | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (paragraphs: Paragraph[]) => void;
}

/** The reply as paragraphs with their levels. */
export function Editor({ paragraphs, suggestions, former, isReadOnly, onChange }: EditorProps) {
  const t = useTexts(replyTexts);
  const list = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<{ readonly at: number; readonly place: number }>();
  const edits = useEdits(paragraphs, onChange, setCaret);
  useEffect(() => {
    if (caret === undefined) return;
    const area = list.current?.querySelectorAll('textarea')[caret.at];
    area?.focus();
    area?.setSelectionRange(caret.place, caret.place);
  }, [caret]);
  const numbers = numbersOf(paragraphs);
  const begin = (what: Paragraph[]): void => {
    onChange(what);
    setCaret({ at: Math.min(1, what.length - 1), place: 0 });
  };
  return (
    <section aria-label={t.reply} className="card reply-editor" id="reply-text">
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
      <div ref={list}>
        {paragraphs.map((paragraph, at) => (
          <ParagraphRow
            // A paragraph is its place: what is before it may be split or joined.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            at={at}
            paragraph={paragraph}
            number={numbers[at] ?? ''}
            suggestions={suggestions.length}
            isReadOnly={isReadOnly}
            edits={edits}
          />
        ))}
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
        replace(at - 1, 2, [{ ...above, text: above.text + one.text }]);
        setCaret({ at: at - 1, place: above.text.length });
      },
      remove: (at) => replace(at, 1, []),
    };
  }, [setCaret]);
}
