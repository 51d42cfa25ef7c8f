import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CaseLine } from '../../../api/contract.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import type { AlikeLines } from './alike-lines.ts';
import { AlikePanel } from './alike-panel.tsx';
import { LineComments } from './line-comments.tsx';
import { draftOf, isUndrafted, without } from '../shared/draft-line.ts';
import type { Assignee, Draft, Share } from '../shared/draft-line.ts';
import type { SharedState } from '../shared/shared-lines.ts';
import { boardTexts } from '../texts.ts';
import { useDraftWords } from './use-draft-words.ts';

interface LineActs {
  readonly open: (what: Share | 'date') => void;
  readonly takeBack: () => void;
  /** Of this line alone, whatever is selected. */
  readonly edit: (change: (draft: Draft) => Draft) => void;
}

interface LinePanelProps {
  readonly line: CaseLine | undefined;
  readonly state: SharedState;
  readonly nameOf: (unitId: string) => string;
  readonly act: LineActs | undefined;
  readonly alike: AlikeLines;
  /** Gives these the units that the proposal has. */
  readonly giveAlike: (draft: Draft, ids: readonly string[]) => void;
}

/** The proposal that is looked at: who is to get it and by when, what units say of it, who changed it last. */
export function LinePanel({ line, state, nameOf, act, alike, giveAlike }: LinePanelProps) {
  const t = useTexts(boardTexts).panel;
  const personName = usePersonName();
  const { language } = useLanguage();
  if (line === undefined) {
    return (
      <section className="card" aria-label={t.name}>
        <p>{t.none}</p>
      </section>
    );
  }
  const known = state.lines.get(line.id);
  const draft = state.drafts.get(line.id) ?? draftOf(undefined);
  return (
    <section className="card board-panel" aria-label={t.name}>
      <h2>{line.title}</h2>
      <p>
        <Link to="/cases/$id" params={{ id: line.id }}>
          {t.open}
        </Link>
        {known?.changedBy !== undefined && (
          <span className="soft"> · {t.changed(personName(known.changedBy), instantText(known.changedAt, language))}</span>
        )}
      </p>
      <dl className="facts">
        <div>
          <dt>{t.lead}</dt>
          <dd>{draft.lead === undefined ? t.noLead : <Given one={draft.lead} nameOf={nameOf} act={act} />}</dd>
        </div>
        <div>
          <dt>{t.co}</dt>
          <dd>
            {draft.coHandlers.length === 0
              ? t.noCo
              : draft.coHandlers.map((one) => <Given key={one.unitId} one={one} nameOf={nameOf} act={act} />)}
          </dd>
        </div>
      </dl>
      {act !== undefined && (
        <p className="buttons">
          <Button onClick={() => act.open('lead')}>
            <kbd>l</kbd> {t.buttons.lead}
          </Button>{' '}
          <Button onClick={() => act.open('co')}>
            <kbd>c</kbd> {t.buttons.co}
          </Button>{' '}
          <Button onClick={() => act.open('date')} disabled={isUndrafted(draft)}>
            <kbd>d</kbd> {t.buttons.date}
          </Button>{' '}
          <Button onClick={act.takeBack} disabled={isUndrafted(draft)}>
            <kbd>u</kbd> {t.buttons.back}
          </Button>
        </p>
      )}
      <AlikePanel
        line={line}
        draft={draft}
        others={alike.get(line.id) ?? []}
        drafts={state.drafts}
        nameOf={nameOf}
        giveAlike={act === undefined ? undefined : (ids) => giveAlike(draft, ids)}
      />
      {known !== undefined && <LineComments comments={known.comments} />}
    </section>
  );
}

interface GivenProps extends Pick<LinePanelProps, 'nameOf' | 'act'> {
  readonly one: Assignee;
}

function Given({ one: { unitId, due }, nameOf, act }: GivenProps) {
  const t = useTexts(boardTexts).panel;
  const { dueText } = useDraftWords();
  return (
    <span className="board-given">
      {nameOf(unitId)} <span className="soft">{dueText(due)}</span>
      {act !== undefined && (
        <Button type="text" size="small" aria-label={t.remove(nameOf(unitId))} onClick={() => act.edit((draft) => without(draft, unitId))}>
          ×
        </Button>
      )}
    </span>
  );
}
