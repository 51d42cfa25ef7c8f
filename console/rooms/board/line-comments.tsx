import { useSay, useTexts } from '../../parts/language.tsx';
import type { Comment } from './contract.ts';
import { boardTexts } from './texts.ts';

/** What units that were asked beforehand say of a line. */
export function LineComments({ comments }: { readonly comments: readonly Comment[] }) {
  const t = useTexts(boardTexts).panel;
  const say = useSay();
  if (comments.length === 0) return null;
  return (
    <>
      <h3>{t.comments}</h3>
      <ul className="board-comments">
        {comments.map(({ unit, verdict, verdictName, suggestedUnit, coHandlers, text, outdated }) => (
          <li key={unit.id} className={verdict === 'not-ours' ? 'fault' : undefined}>
            {t.says(unit.name, say(verdictName))}
            {suggestedUnit !== undefined && ` · ${t.suggests(suggestedUnit.name)}`}
            {coHandlers.length > 0 && ` · ${t.with(coHandlers.map(({ name }) => name).join('、'))}`}
            {text !== undefined && <span className="board-said">{text}</span>}
            {outdated && <span className="soft"> ({t.outdated})</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
