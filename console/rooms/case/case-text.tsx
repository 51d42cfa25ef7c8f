import type { CaseAnswer } from '../../api/contract.ts';
import { useTexts } from '../../parts/language.tsx';
import { caseTexts } from './texts.ts';

/** What the member wrote. */
export function CaseText({ content }: { readonly content: Pick<CaseAnswer['content'], 'matter' | 'suggestions'> }) {
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
