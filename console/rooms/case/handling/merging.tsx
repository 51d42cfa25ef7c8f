import { Link } from '@tanstack/react-router';
import type { CaseAnswer } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import { caseTexts } from '../texts.ts';

/** With which proposal it goes on (并案), or which go on with it. */
export function Merging({ found: { mergedInto, takenIn = [] } }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts).merging;
  const { number } = useTexts(texts);
  if (mergedInto === undefined && takenIn.length === 0) return null;
  const link = (one: { readonly id: string; readonly caseNumber: string }) => (
    <Link key={one.id} to="/cases/$id" params={{ id: one.id }} className="merged-one">
      {number(one.caseNumber)}
    </Link>
  );
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      {mergedInto === undefined ? (
        <p>
          {t.takenIn} {takenIn.map(link)}
        </p>
      ) : (
        <p>
          {t.mergedInto} {link(mergedInto)}
        </p>
      )}
    </section>
  );
}
