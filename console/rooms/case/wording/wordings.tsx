import { Compared } from '../../../parts/text/compared.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';
import type { Wording } from './wording.ts';

interface WordingsProps {
  readonly former: Wording;
  readonly latter: Wording;
  readonly names: { readonly former: string; readonly latter: string };
}

/** Two wordings of a proposal, field by field; what is the same is said once and in short. */
export function Wordings({ former, latter, names }: WordingsProps) {
  const t = useTexts(caseTexts);
  const fields = [
    [t.title, former.title, latter.title],
    [t.matter, former.matter, latter.matter],
    ...Array.from(
      { length: Math.max(former.suggestions.length, latter.suggestions.length) },
      (_, index) => [t.suggestion(index + 1), former.suggestions[index] ?? '', latter.suggestions[index] ?? ''] as const,
    ),
  ] as const;
  return (
    <>
      {fields.map(([name, before, after]) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          {before === after ? (
            <details>
              <summary>{t.wordings.same}</summary>
              <p className="letter">{after}</p>
            </details>
          ) : (
            <Compared former={before} latter={after} names={names} />
          )}
        </section>
      ))}
    </>
  );
}
