import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { CaseLine } from '../../../api/contract.ts';
import { useCase } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Compared } from '../../../parts/text/compared.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { wholeText } from '../../../parts/text/whole-text.ts';
import { texts } from '../../../texts.ts';
import { Consequences } from '../../case/acts/consequences.tsx';
import { useConsequences } from '../../case/acts/use-trial.ts';
import { boardTexts } from '../texts.ts';

interface MergeIntoProps {
  /** The one that leads. */
  readonly into: CaseLine;
  readonly other: CaseLine;
}

/**
 * Offers to merge a proposal into the one that it reads like (并案). Named here, as no other command is: which of two goes along with which
 * is seen where both are seen, and a case's own form would ask for the number.
 */
export function MergeInto({ into, other }: MergeIntoProps) {
  const t = useTexts(boardTexts).merge;
  const { number, unnumbered } = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const nameOf = ({ caseNumber }: CaseLine): string => (caseNumber === undefined ? unnumbered : number(caseNumber));
  return (
    <>
      <Button size="small" aria-label={t.offer(nameOf(other))} onClick={() => setOpen(true)}>
        {t.button}
      </Button>
      {isOpen && (
        <Modal open width={720} title={t.title(nameOf(other), nameOf(into))} footer={null} onCancel={() => setOpen(false)}>
          <p>{t.pair(other.title)}</p>
          <BothTexts former={{ id: other.id, name: nameOf(other) }} latter={{ id: into.id, name: nameOf(into) }} />
          <MergeForm into={into} other={other} intoName={nameOf(into)} close={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}

interface MergeFormProps extends MergeIntoProps {
  readonly intoName: string;
  readonly close: () => void;
}

/** What follows for both, the reason, and the confirmation. */
function MergeForm({ into, other, intoName, close }: MergeFormProps) {
  const t = useTexts(boardTexts).merge;
  const { cancel } = useTexts(texts);
  const [reason, setReason] = useState('');
  // A doubled click is one command; another reason is another one.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const giving = useCommand();
  const usual = t.usual(intoName);
  const trial = useConsequences({ id: other.id, command: 'merge', body: { into: into.id, reason: usual } });
  const error = giving.error ?? trial.error;
  const write = (text: string): void => {
    setReason(text);
    setKey(crypto.randomUUID());
  };
  const give = (): void => {
    const body = { into: into.id, reason: reason.trim() === '' ? usual : reason };
    giving.mutate({ path: `/v1/proposals/${other.id}/commands/merge`, body, key }, { onSuccess: close });
  };
  return (
    <>
      {trial.isPending && <Loading />}
      {trial.data !== undefined && <Consequences of={trial.data} />}
      <label htmlFor="merge-reason">{t.reason}</label>
      <Input id="merge-reason" value={reason} maxLength={200} placeholder={usual} onChange={(event) => write(event.target.value)} />
      {error !== null && <Refused error={error} />}
      <div className="form-end">
        <Button type="primary" loading={giving.isPending} disabled={trial.data === undefined} onClick={give}>
          {t.confirm}
        </Button>{' '}
        <Button onClick={close}>{cancel}</Button>
      </div>
    </>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The two texts with what differs marked, once somebody wants to see them. */
function BothTexts({ former, latter }: { readonly former: Named; readonly latter: Named }) {
  const t = useTexts(boardTexts).merge;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="like" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.compare}</summary>
      {isOpen && <Differences former={former} latter={latter} />}
    </details>
  );
}

function Differences({ former, latter }: { readonly former: Named; readonly latter: Named }) {
  const [one, other] = [useCase(former.id), useCase(latter.id)];
  return (
    <Answered query={one}>
      {(first) => (
        <Answered query={other}>
          {(second) => (
            <Compared
              former={wholeText(first.content)}
              latter={wholeText(second.content)}
              names={{ former: former.name, latter: latter.name }}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}
