import { Alert, Button } from 'antd';
import type { CaseLine } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { draftOf } from './draft-line.ts';
import type { SharedLines, SharedState } from './shared-lines.ts';
import { boardTexts } from '../texts.ts';
import { useDraftWords } from '../allot/use-draft-words.ts';

interface ConflictsProps {
  readonly shared: SharedLines;
  readonly state: SharedState;
  readonly cases: readonly CaseLine[];
  readonly nameOf: (unitId: string) => string;
}

/** Lines that somebody else was faster with: both versions, and a choice for each. */
export function Conflicts({ shared, state: { conflicts, lines }, cases, nameOf }: ConflictsProps) {
  const t = useTexts(boardTexts).conflicts;
  const personName = usePersonName();
  const { draftText } = useDraftWords();
  if (conflicts.size === 0) return null;
  const items = [...conflicts].map(([id, mine]) => {
    const theirs = lines.get(id);
    const title = cases.find((line) => line.id === id)?.title ?? id;
    return (
      <li key={id}>
        <p>
          <strong>{t.ofLine(title)}</strong>
        </p>
        <p>
          {t.theirs(theirs?.changedBy === undefined ? '' : personName(theirs.changedBy))}
          {': '}
          {draftText(draftOf(theirs), nameOf)} <Button onClick={() => shared.yield(id)}>{t.takeTheirs}</Button>
        </p>
        <p>
          {t.mine}
          {': '}
          {draftText(mine, nameOf)} <Button onClick={() => shared.edit([id], () => mine)}>{t.takeMine}</Button>
        </p>
      </li>
    );
  });
  return <Alert role="alert" type="warning" title={t.title(conflicts.size)} description={<ul className="board-conflicts">{items}</ul>} />;
}
