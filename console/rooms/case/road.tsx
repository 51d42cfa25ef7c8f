import { stageTerms } from '#core/case/terms.ts';
import type { CaseAnswer } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { roadOf } from './road-of.ts';
import { caseTexts } from './texts.ts';

/** The stages on a track: which lie behind, where the case stands, and which are still to come. */
export function Road({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts);
  const { noted } = useTexts(texts);
  const say = useSay();
  return (
    <ol className="road" aria-label={t.road}>
      {roadOf(found.stage).map(({ stage, is }) => (
        <li key={stage} className={is} aria-current={is === 'here' ? 'step' : undefined}>
          {is === 'behind' && <span aria-hidden="true">✓ </span>}
          {say(stageTerms[stage])}
          <span className="unseen">{noted('', t[is])}</span>
        </li>
      ))}
    </ol>
  );
}
