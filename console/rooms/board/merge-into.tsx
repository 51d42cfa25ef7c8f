import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { CaseLine } from '../../api/contract.ts';
import { useCommand } from '../../api/use-command.ts';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/refused.tsx';
import { texts } from '../../texts.ts';
import { boardTexts } from './texts.ts';

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
  const { cancel, number, unnumbered } = useTexts(texts);
  const [key, setKey] = useState<string>();
  const [reason, setReason] = useState('');
  const giving = useCommand();
  const nameOf = ({ caseNumber }: CaseLine): string => (caseNumber === undefined ? unnumbered : number(caseNumber));
  const give = (): void => {
    const body = { into: into.id, reason: reason.trim() === '' ? t.usual(nameOf(into)) : reason };
    giving.mutate(
      { path: `/v1/proposals/${other.id}/commands/merge`, body, key: `${key ?? ''}-${body.reason}` },
      { onSuccess: () => setKey(undefined) },
    );
  };
  return (
    <>
      <Button size="small" aria-label={t.offer(nameOf(other))} onClick={() => setKey(crypto.randomUUID())}>
        {t.button}
      </Button>
      {key !== undefined && (
        <Modal open title={t.title(nameOf(other), nameOf(into))} footer={null} onCancel={() => setKey(undefined)}>
          <p>{other.title}</p>
          <p>{into.title}</p>
          <p className="soft">{t.what}</p>
          <label htmlFor="merge-reason">{t.reason}</label>
          <Input
            id="merge-reason"
            value={reason}
            maxLength={200}
            placeholder={t.usual(nameOf(into))}
            onChange={(event) => setReason(event.target.value)}
          />
          {giving.error !== null && <Refused error={giving.error} />}
          <div className="form-end">
            <Button type="primary" loading={giving.isPending} onClick={give}>
              {t.confirm}
            </Button>{' '}
            <Button onClick={() => setKey(undefined)}>{cancel}</Button>
          </div>
        </Modal>
      )}
    </>
  );
}
