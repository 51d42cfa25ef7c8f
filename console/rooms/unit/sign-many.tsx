import { Modal } from 'antd';
import type { UnitShare } from '../../api/contract.ts';
import type { Batch } from '../../api/use-batch.ts';
import { useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { unitTexts } from './texts.ts';

interface SignManyProps {
  /** What is to be confirmed; none while nothing is asked. */
  readonly shares: readonly UnitShare[];
  readonly batch: Batch;
  readonly close: () => void;
  readonly onGiven: () => void;
}

/** Tells a share from all others. */
export const nameOf = ({ case: { id }, assignmentId }: UnitShare): string => `${id} ${assignmentId}`;

// Known here by its name, because a unit receives hundreds in a week and signs for them in one go; that it is next, the API says.
const pathOf = (id: string): string => `/v1/proposals/${id}/commands/sign-for`;

/** One confirmation for all that were selected, by their titles. */
export function SignMany({ shares, batch, close, onGiven }: SignManyProps) {
  const t = useTexts(unitTexts);
  const { cancel } = useTexts(texts);
  return (
    <Modal
      open={shares.length > 0}
      title={t.confirm(shares.length)}
      okText={t.signFor}
      cancelText={cancel}
      onCancel={close}
      onOk={() => {
        onGiven();
        void batch.give(
          shares.map((share) => ({
            name: nameOf(share),
            path: pathOf(share.case.id),
            body: { assignmentId: share.assignmentId },
            key: crypto.randomUUID(),
          })),
        );
      }}
    >
      <p>{t.meaning}</p>
      <ul className="batch-list">
        {shares.map((share) => (
          <li key={nameOf(share)}>{share.case.title}</li>
        ))}
      </ul>
    </Modal>
  );
}
