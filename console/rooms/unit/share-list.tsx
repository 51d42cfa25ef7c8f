import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { UnitShare } from '../../api/contract.ts';
import { useBatch } from '../../api/use-batch.ts';
import { useTexts } from '../../parts/language.tsx';
import { nameOf, SignMany } from './sign-many.tsx';
import { ShareRow } from './share-row.tsx';
import { SignedNote } from './signed-note.tsx';
import { unitTexts } from './texts.ts';

interface ShareListProps {
  readonly items: readonly UnitShare[];
  /** The API's time, in milliseconds since 1970. */
  readonly now: number;
}

/** The shares as rows; those to be signed for can be taken together. */
export function ShareList({ items, now }: ShareListProps) {
  const t = useTexts(unitTexts);
  const batch = useBatch();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // What is asked to be confirmed keeps its titles when the list is read anew.
  const [asked, setAsked] = useState<readonly UnitShare[]>([]);
  const [isAsking, setAsking] = useState(false);
  const open = items.filter(({ next }) => next === 'sign-for');
  const chosen = open.filter((share) => selected.has(nameOf(share)));
  const ask = (shares: readonly UnitShare[]): void => {
    setAsked(shares);
    setAsking(true);
  };
  return (
    <>
      <SignedNote batch={batch} asked={asked} />
      {open.length > 1 && (
        <div className="batch-bar">
          <Checkbox
            checked={chosen.length === open.length}
            indeterminate={chosen.length > 0 && chosen.length < open.length}
            onChange={({ target }) => setSelected(new Set(target.checked ? open.map(nameOf) : []))}
          >
            {t.selectAll}
          </Checkbox>
          <Button type="primary" disabled={chosen.length === 0 || batch.left > 0} onClick={() => ask(chosen)}>
            {t.signSelected(chosen.length)}
          </Button>
        </div>
      )}
      {items.length > 0 && (
        <ul className="case-list" aria-label={t.list}>
          {items.map((share) => (
            <ShareRow
              key={`${share.case.id} ${share.assignmentId}`}
              share={share}
              now={now}
              isSelected={open.length > 1 ? selected.has(nameOf(share)) : undefined}
              select={(isWanted) => {
                const rest = [...selected].filter((one) => one !== nameOf(share));
                setSelected(new Set(isWanted ? [...rest, nameOf(share)] : rest));
              }}
              signFor={() => ask([share])}
            />
          ))}
        </ul>
      )}
      <SignMany
        shares={isAsking ? asked : []}
        batch={batch}
        close={() => setAsking(false)}
        onGiven={() => {
          setAsking(false);
          setSelected(new Set());
        }}
      />
    </>
  );
}
