import { Alert, Button } from 'antd';
import { ApiFault } from '../../api/api-fault.ts';
import type { UnitShare } from '../../api/contract.ts';
import type { Batch } from '../../api/use-batch.ts';
import { faultMessage } from '../../parts/fault/fault-message.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { nameOf } from './sign-many.tsx';
import { unitTexts } from './texts.ts';

/** What became of those that were signed for together: all, or which not and why. */
export function SignedNote({ batch, asked }: { readonly batch: Batch; readonly asked: readonly UnitShare[] }) {
  const t = useTexts(unitTexts);
  const common = useTexts(texts);
  const say = useSay();
  const { left, outcomes } = batch;
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (left > 0) return <Alert role="status" type="info" title={t.signing(outcomes.length, outcomes.length + left)} />;
  if (outcomes.length === 0) return null;
  const close = { closeIcon: true, onClose: batch.forget };
  if (failed.length === 0) return <Alert role="status" type="success" title={t.signedAll(outcomes.length)} closable={close} />;
  const whyOf = (error: unknown): string => {
    if (error instanceof ApiFault && error.kind.is === 'unreachable') return t.notAnswered;
    const { title, sentences } = faultMessage(error, { texts: common, say, name: undefined });
    return common.named(title, common.sentences(sentences));
  };
  return (
    <Alert
      role="alert"
      type="warning"
      title={t.signedSome(outcomes.length - failed.length, failed.length)}
      description={
        <>
          <ul className="batch-list">
            {failed.map(({ name, error }) => (
              <li key={name}>
                {asked.find((share) => nameOf(share) === name)?.case.title} · {whyOf(error)}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={() => void batch.again()}>
            {t.retry}
          </Button>
        </>
      }
      closable={close}
    />
  );
}
