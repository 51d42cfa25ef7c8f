import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useBatch } from '../../api/use-batch.ts';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { commentPath } from './reads.ts';
import type { AskedLine } from './reads.ts';
import { saidOf } from './said-of.ts';
import { commentsTexts } from './texts.ts';

interface FitsAllProps {
  readonly allocationId: string;
  readonly lines: readonly AskedLine[];
}

/** Most lines fit: whoever went through them says so of all that are left at once. */
export function FitsAll({ allocationId, lines }: FitsAllProps) {
  const t = useTexts(commentsTexts);
  const { cancel } = useTexts(texts);
  const batch = useBatch();
  const [isAsking, setAsking] = useState(false);
  const left = lines.filter((line) => line.proposal !== undefined && saidOf(line) === undefined);
  const failed = batch.outcomes.filter(({ error }) => error !== undefined);
  const give = (): void => {
    setAsking(false);
    void batch.give(
      left.map(({ proposalId, version }) => ({
        name: proposalId,
        path: commentPath(allocationId),
        body: { proposalId, version, verdict: 'fits' },
        key: crypto.randomUUID(),
      })),
    );
  };
  return (
    <>
      {batch.left > 0 && <Alert role="status" type="info" title={t.giving(batch.outcomes.length, batch.outcomes.length + batch.left)} />}
      {batch.left === 0 && failed.length > 0 && (
        <Alert
          role="alert"
          type="warning"
          title={t.failed(failed.length)}
          action={<Button onClick={() => void batch.again()}>{t.again}</Button>}
        />
      )}
      {left.length > 0 && batch.left === 0 && <Button onClick={() => setAsking(true)}>{t.fitsAll(left.length)}</Button>}
      <Modal
        open={isAsking}
        title={t.fitsAllTitle(left.length)}
        okText={t.verdicts.fits}
        cancelText={cancel}
        onOk={give}
        onCancel={() => setAsking(false)}
      >
        <p>{t.fitsAllWhat}</p>
      </Modal>
    </>
  );
}
