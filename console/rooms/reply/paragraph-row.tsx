import { Button } from 'antd';
import { memo } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';
import { isWriting } from '../../frame/is-writing.ts';
import { useTexts } from '../../parts/language.tsx';
import type { Paragraph } from './draft-text.ts';
import { replyTexts } from './texts.ts';

/** What an editor does to its paragraphs. */
export interface ParagraphEdits {
  readonly change: (at: number, paragraph: Paragraph) => void;
  /** Replaces one by several; the writing goes on in the last one, at a place in its text. */
  readonly split: (at: number, parts: readonly Paragraph[], caret: number) => void;
  /** Puts one in after so many others; the writing goes on in it. */
  readonly insert: (after: number, one: Paragraph) => void;
  readonly joinUp: (at: number) => void;
  readonly remove: (at: number) => void;
}

interface ParagraphRowProps {
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly number: string;
  readonly suggestions: number;
  readonly isReadOnly: boolean;
  readonly edits: ParagraphEdits;
}

// As many characters as a line holds where it is widest; what is longer than the area scrolls in it.
const LINE = 42;
const MOST_LINES = 24;

/** One paragraph: its level, what it answers, its text. Drawn anew only when it changes: a reply may have a thousand. */
export const ParagraphRow = memo(function ParagraphRow({ at, paragraph, number, suggestions, isReadOnly, edits }: ParagraphRowProps) {
  const t = useTexts(replyTexts);
  const { level, text, answers } = paragraph;
  const n = at + 1;
  const lines = Math.min(MOST_LINES, Math.max(level === 0 ? 2 : 1, Math.ceil((text.length + number.length) / LINE)));
  return (
    <div className={`paragraph level-${level}`} id={`paragraph-${n}`}>
      <div className="paragraph-head">
        <select
          aria-label={t.level(n)}
          value={level}
          disabled={isReadOnly}
          onChange={({ target }) => edits.change(at, leveled(paragraph, Number(target.value)))}
        >
          {t.levels.map((name, one) => (
            <option key={name} value={one}>
              {name}
            </option>
          ))}
        </select>
        {level > 0 && (
          <select
            aria-label={t.answers(n)}
            value={answers ?? 0}
            disabled={isReadOnly}
            onChange={({ target }) => edits.change(at, answering(paragraph, Number(target.value)))}
          >
            <option value={0}>{t.answersNone}</option>
            {Array.from({ length: suggestions }, (_, index) => index + 1).map((one) => (
              <option key={one} value={one}>
                {t.answersOne(one)}
              </option>
            ))}
          </select>
        )}
        {!isReadOnly && (
          <Button size="small" type="text" aria-label={t.remove(n)} onClick={() => edits.remove(at)}>
            ✕
          </Button>
        )}
      </div>
      <div className="paragraph-text">
        {number !== '' && <span aria-hidden="true">{number}</span>}
        <textarea
          aria-label={`${t.paragraph(n)}${number}`}
          rows={lines}
          value={text}
          readOnly={isReadOnly}
          onChange={({ target }) => edits.change(at, { ...paragraph, text: target.value.replaceAll('\n', '') })}
          onKeyDown={(event) => pressed(event, at, paragraph, edits)}
          onPaste={(event) => pasted(event, at, paragraph, edits)}
        />
      </div>
    </div>
  );
});

function leveled({ text, answers }: Paragraph, level: number): Paragraph {
  return { level, text, ...(answers === undefined || level === 0 ? {} : { answers }) };
}

function answering({ level, text }: Paragraph, answers: number): Paragraph {
  return { level, text, ...(answers === 0 ? {} : { answers }) };
}

function pressed(event: KeyboardEvent<HTMLTextAreaElement>, at: number, paragraph: Paragraph, edits: ParagraphEdits): void {
  // An input method takes its candidate by Enter.
  if (isWriting({ isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode }, {})) return;
  const { selectionStart, selectionEnd } = event.currentTarget;
  if (event.key === 'Enter') {
    event.preventDefault();
    const { text } = paragraph;
    edits.split(
      at,
      [
        { ...paragraph, text: text.slice(0, selectionStart) },
        { level: 0, text: text.slice(selectionEnd) },
      ],
      0,
    );
  } else if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0 && at > 0) {
    event.preventDefault();
    edits.joinUp(at);
  }
}

function pasted(event: ClipboardEvent<HTMLTextAreaElement>, at: number, paragraph: Paragraph, edits: ParagraphEdits): void {
  const lines = readParagraphs(event.clipboardData.getData('text/plain'));
  const [first, ...more] = lines;
  const last = more.at(-1);
  const { selectionStart, selectionEnd } = event.currentTarget;
  const [before, after] = [paragraph.text.slice(0, selectionStart), paragraph.text.slice(selectionEnd)];
  if (lines.some(({ table }) => table === true)) {
    // Rows of a sheet stand between what was written before and after them.
    event.preventDefault();
    const [above, below] = [
      { ...paragraph, text: before },
      { level: 0, text: after },
    ];
    edits.split(at, [...(before === '' ? [] : [above]), ...lines, below], 0);
    return;
  }
  if (first === undefined || last === undefined) return;
  event.preventDefault();
  const head = before === '' ? { ...first, ...(paragraph.answers === undefined ? {} : { answers: paragraph.answers }) } : paragraph;
  edits.split(at, [{ ...head, text: before + first.text }, ...more.slice(0, -1), { ...last, text: last.text + after }], last.text.length);
}
