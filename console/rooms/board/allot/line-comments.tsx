import { useSay, useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { texts } from '../../../texts.ts';
import type { Comment } from '../contract.ts';
import { boardTexts } from '../texts.ts';

/** What units that were asked beforehand say of a line. */
export function LineComments({ comments }: { readonly comments: readonly Comment[] }) {
  const t = useTexts(boardTexts).panel;
  const { unitComma } = useTexts(texts);
  const say = useSay();
  const unitName = useUnitName();
  if (comments.length === 0) return null;
  return (
    <>
      <h3>{t.comments}</h3>
      <ul className="board-comments">
        {comments.map(({ unit, verdict, verdictName, suggestedUnit, coHandlers, text, outdated }) => (
          <li key={unit.id} className={verdict === 'not-ours' ? 'fault' : undefined}>
            {t.says(unitName(unit), say(verdictName))}
            {suggestedUnit !== undefined && ` · ${t.suggests(unitName(suggestedUnit))}`}
            {coHandlers.length > 0 && ` · ${t.with(coHandlers.map(unitName).join(unitComma))}`}
            {text !== undefined && <span className="board-said">{text}</span>}
            {outdated && <span className="soft"> ({t.outdated})</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
