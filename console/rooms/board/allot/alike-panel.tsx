import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CaseLine } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import { isSameDraft } from '../shared/draft-line.ts';
import type { Draft } from '../shared/draft-line.ts';
import { MergeInto } from './merge-into.tsx';
import { boardTexts } from '../texts.ts';

// More than these nobody compares.
const MOST_SHOWN = 5;

interface AlikePanelProps {
  readonly line: CaseLine;
  readonly draft: Draft;
  /** What reads like the proposal that is looked at. */
  readonly others: readonly CaseLine[];
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly nameOf: (unitId: string) => string;
  /** Undefined for whoever only reads. */
  readonly giveAlike: ((ids: readonly string[]) => void) | undefined;
}

/** Proposals of one matter side by side: who is to get each, and that all may go to the same units. */
export function AlikePanel({ line, draft, others, drafts, nameOf, giveAlike }: AlikePanelProps) {
  const t = useTexts(boardTexts).alike;
  const { number, unnumbered } = useTexts(texts);
  if (others.length === 0) return null;
  const elsewhere = others.filter(({ id }) => !isSameUnits(draft, drafts.get(id)));
  return (
    <section aria-label={t.name}>
      <h3>{t.name}</h3>
      <ul className="board-comments">
        {others.slice(0, MOST_SHOWN).map((other) => {
          const { id, caseNumber, title } = other;
          const lead = drafts.get(id)?.lead;
          const isApart = lead !== undefined && draft.lead !== undefined && lead.unitId !== draft.lead.unitId;
          return (
            <li key={id} className={isApart ? 'fault' : undefined}>
              <Link to="/cases/$id" params={{ id }}>
                {caseNumber === undefined ? unnumbered : number(caseNumber)} {title}
              </Link>{' '}
              {lead !== undefined && (isApart ? t.apart(nameOf(lead.unitId)) : t.leads(nameOf(lead.unitId)))}{' '}
              {giveAlike !== undefined && <MergeInto into={line} other={other} />}
            </li>
          );
        })}
        {others.length > MOST_SHOWN && <li className="soft">{t.more(others.length - MOST_SHOWN)}</li>}
      </ul>
      {giveAlike !== undefined && draft.lead !== undefined && elsewhere.length > 0 && (
        <Button onClick={() => giveAlike(elsewhere.map(({ id }) => id))}>{t.together(elsewhere.length)}</Button>
      )}
    </section>
  );
}

/** Days and opinions may differ. */
function isSameUnits(one: Draft, other: Draft | undefined): boolean {
  return other !== undefined && isSameDraft(bare(one), bare(other));
}

function bare({ lead, coHandlers }: Draft): Draft {
  return {
    ...(lead === undefined ? {} : { lead: { unitId: lead.unitId } }),
    coHandlers: coHandlers.map(({ unitId }) => ({ unitId })),
  };
}
