import type { PossibleAction } from '../../../api/contract.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';

/** Who is told, which clock ends or begins, until when: before it is done. */
export function Consequences({ of }: { readonly of: PossibleAction['consequences'] }) {
  const t = useTexts(caseTexts);
  const say = useSay();
  const told = of.filter(({ sentences }) => sentences.length > 0);
  if (told.length === 0) return null;
  return (
    <section aria-label={t.consequences} className="consequences">
      <h3>{t.consequences}</h3>
      {told.map(({ when, sentences }) => (
        <div key={when === undefined ? '' : when.zh}>
          {when !== undefined && <p>{t.whenGiven(say(when))}</p>}
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence.zh}>{say(sentence)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
