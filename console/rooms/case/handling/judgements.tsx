import type { CaseAnswer } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';

/** The member's judgements, where the reader may see them. */
export function Judgements({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts);
  if (found.feedbacks === undefined || found.feedbacks.length === 0) return null;
  const words: Readonly<Record<string, string>> = t.judgements;
  return (
    <section aria-label={t.feedbacks} className="card">
      <h2>{t.feedbacks}</h2>
      {found.feedbacks.map(({ round, attitude, result, comment, late }) => (
        <div key={`${round} ${late === true}`}>
          <p>
            {t.judged(words[attitude] ?? attitude, words[result] ?? result)}
            {late === true && <span className="tag"> {t.lateJudgement}</span>}
          </p>
          {comment !== undefined && <p className="letter">{comment}</p>}
        </div>
      ))}
    </section>
  );
}
