import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { isActive } from '#core/case/stages.ts';
import { stillMissing } from '#core/reply/still-missing.ts';
import type { Missing } from '#core/reply/still-missing.ts';
import type { CaseAnswer, ReplyDraftAnswer, Share } from '../../api/contract.ts';
import { useActions } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import type { UnitNameOf } from '../../parts/unit-names.ts';
import { Refused } from '../../parts/fault/refused.tsx';
import { texts } from '../../texts.ts';
import { Consequences } from '../case/acts/consequences.tsx';
import { replyBody } from './draft-text.ts';
import { ReplyFields } from './reply-fields.tsx';
import { replyTexts } from './texts.ts';
import type { DraftState } from './use-reply-draft.ts';
import { justGiven } from '../just-given.ts';

interface ReplyEndProps {
  readonly found: CaseAnswer;
  readonly share: Share;
  readonly classes: ReplyDraftAnswer['classes'];
  readonly state: DraftState;
}

/** Who signs, what is still missing, and giving the reply. */
export function ReplyEnd({ found, share, classes, state }: ReplyEndProps) {
  const t = useTexts(replyTexts);
  const { cancel } = useTexts(texts);
  const say = useSay();
  const navigate = useNavigate();
  const command = useCommand();
  const actions = useActions(found.id).data?.body;
  const [asked, setAsked] = useState<string>();
  const { draft } = state;
  const action = actions?.actions.find(({ command: name, assignmentId }) => isGiving(name) && assignmentId === share.id);
  const isCleared = action?.command === 'submit-for-clearance';
  const { give: label, giveConfirm, giveMeaning } = isCleared ? t.clearance : t;
  const unitName = useUnitName();
  const missing = stillMissing(draft, found.content.suggestions, othersOf(found, unitName));
  const isReady = missing.every(({ blocks }) => !blocks) && action?.possible === true;
  const give = (key: string): void => {
    const path = `/v1/proposals/${found.id}/commands/${isCleared ? 'submit-for-clearance' : 'issue-reply'}`;
    const version = actions === undefined ? {} : { version: actions.version };
    command.mutateAsync({ path, body: replyBody(draft, share.id), key, ...version }).then(
      () => {
        state.end();
        justGiven.tell(found.id);
        void navigate({ to: '/cases/$id', params: { id: found.id } });
      },
      () => setAsked(undefined),
    );
  };
  return (
    <section aria-label={t.signature} className="card">
      <h2>{t.signature}</h2>
      <ReplyFields draft={draft} classes={classes} change={state.change} />
      <MissingList missing={missing} />
      {action?.possible === false && !missing.some(({ blocks }) => blocks) && <p className="fault">{say(action.why)}</p>}
      {command.error !== null && <Refused error={command.error} />}
      <Button type="primary" disabled={!isReady} onClick={() => setAsked(crypto.randomUUID())}>
        {label}
      </Button>
      <Modal
        open={asked !== undefined}
        title={giveConfirm}
        okText={giveConfirm}
        cancelText={cancel}
        confirmLoading={command.isPending}
        onCancel={() => setAsked(undefined)}
        onOk={() => asked !== undefined && give(asked)}
      >
        <p>{giveMeaning}</p>
        {action?.possible === true && <Consequences of={action.consequences} />}
        <MissingList missing={missing.filter(({ blocks }) => !blocks)} />
      </Modal>
    </section>
  );
}

/** A reply is issued, or cleared first where the unit's rules have it. */
const isGiving = (command: string): boolean => command === 'issue-reply' || command === 'submit-for-clearance';

function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const t = useTexts(replyTexts);
  const say = useSay();
  const [must, better] = [missing.filter(({ blocks }) => blocks), missing.filter(({ blocks }) => !blocks)];
  return (
    <section aria-label={t.missing} className="missing">
      <h3>{t.missing}</h3>
      {missing.length === 0 && <p>{t.nothingMissing}</p>}
      {[
        { title: t.mustTitle, items: must },
        { title: t.betterTitle, items: better },
      ].map(({ title, items }) =>
        items.length === 0 ? null : (
          <div key={title}>
            <p>
              <strong>{title}</strong>
            </p>
            <ul>
              {items.map(({ what, said }) => (
                <li key={what}>{say(said)}</li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

function othersOf({ assignments }: CaseAnswer, unitName: UnitNameOf) {
  return assignments
    .filter(({ role }) => role === 'co-handler')
    .map(({ unit, status }) => ({ unit: unitName(unit), owes: isActive(status), lapsed: status === 'opinion-lapsed' }));
}
