import { Button } from 'antd';
import { useState } from 'react';
import type { CaseAnswer, History } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';
import { wordingsIn } from './wording.ts';
import type { Wording } from './wording.ts';
import { Wordings } from './wordings.tsx';

interface CaseTextProps {
  readonly content: CaseAnswer['content'];
  readonly commits: History['commits'];
}

/** What the member wrote, as it is now; where it was changed since it was submitted, both at wish with what differs marked. */
export function CaseText({ content, commits }: CaseTextProps) {
  const t = useTexts(caseTexts);
  const [isCompared, setCompared] = useState(false);
  const [submitted, ...changes] = wordingsIn(commits);
  return (
    <section aria-label={t.content} className="card">
      <h2>{t.content}</h2>
      {submitted !== undefined && changes.length > 0 && (
        <p className="soft">
          {t.wordings.amended(changes.length)}{' '}
          <Button size="small" className="not-printed" aria-pressed={isCompared} onClick={() => setCompared(!isCompared)}>
            {isCompared ? t.wordings.plain : t.wordings.compare}
          </Button>
        </p>
      )}
      {isCompared && submitted !== undefined ? (
        <Wordings former={submitted} latter={content} names={t.wordings} />
      ) : (
        <Letter content={content} />
      )}
    </section>
  );
}

function Letter({ content }: { readonly content: Wording }) {
  const t = useTexts(caseTexts);
  return (
    <>
      <h3>{t.matter}</h3>
      <p className="letter">{content.matter}</p>
      <h3>{t.suggestions}</h3>
      <ol className="suggestions">
        {content.suggestions.map((suggestion) => (
          <li key={suggestion} className="letter">
            {suggestion}
          </li>
        ))}
      </ol>
    </>
  );
}
