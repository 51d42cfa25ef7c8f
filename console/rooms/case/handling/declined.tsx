import type { CaseAnswer } from '../../../api/contract.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';

/** Why it was not filed, and as what it goes on all the same. */
export function Declined({ declined }: { readonly declined: NonNullable<CaseAnswer['declined']> }) {
  const t = useTexts(caseTexts).declined;
  const say = useSay();
  const { reason, explanation, referralName } = declined;
  const facts = [
    [t.reason, say(reason)],
    ...(explanation === undefined ? [] : [[t.explanation, explanation] as const]),
    ...(referralName === undefined ? [] : [[t.referral, say(referralName)] as const]),
  ] as const;
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="letter">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
