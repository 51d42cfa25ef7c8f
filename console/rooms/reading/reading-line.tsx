import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import type { CaseLine } from '../../api/contract.ts';
import { useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { KeyTag } from '../../parts/key-tag.tsx';
import { Left, LightTag } from '../../parts/light-tag.tsx';
import { texts } from '../../texts.ts';
import { readingTexts } from './texts.ts';

interface ReadingLineProps {
  readonly line: CaseLine;
  readonly now: number;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly open: () => void;
  readonly tick: () => void;
}

/** One case of a list that is read beside it. */
export function ReadingLine({ line, now, isOpen, isTicked, open, tick }: ReadingLineProps) {
  const t = useTexts(readingTexts);
  const personName = usePersonName();
  const { unnumbered, number } = useTexts(texts);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={item} className={isOpen ? 'reading-line open' : 'reading-line'}>
      <Checkbox checked={isTicked} onChange={tick} aria-label={t.select(line.title)} />
      <button type="button" className="plain" aria-current={isOpen ? 'true' : undefined} onClick={open}>
        <span className="reading-title">{line.title}</span>
        <span className="soft">
          <KeyTag line={line} /> {line.caseNumber === undefined ? unnumbered : number(line.caseNumber)} · {personName(line.author)}
        </span>
        {line.due !== undefined && (
          <span>
            <LightTag light={line.due.light} /> <Left dueAt={line.due.dueAt} now={now} />
          </span>
        )}
      </button>
    </li>
  );
}
