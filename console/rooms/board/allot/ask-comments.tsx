import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/use-api.ts';
import { limitText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import type { Allocation } from '../contract.ts';
import { useCurrentPolicy } from '../reads.ts';
import type { SharedState } from '../shared/shared-lines.ts';
import { boardTexts } from '../texts.ts';

interface AskCommentsProps {
  readonly head: SharedState['head'];
  readonly isEmpty: boolean;
}

/** Pre-dispatch (预交办): offered where the body's rules have it. */
export function AskComments({ head, isEmpty }: AskCommentsProps) {
  const t = useTexts(boardTexts).comment;
  const { cancel } = useTexts(texts);
  const { language } = useLanguage();
  const workingDays = useCurrentPolicy().data?.body.preDispatch.workingDays ?? null;
  const [key, setKey] = useState<string>();
  const asking = useMutation({
    mutationFn: (once: string) =>
      ask<Allocation>({ path: `/v1/allocations/${head.id}/commands/ask-comments`, command: { body: {}, key: once } }),
    onSuccess: () => setKey(undefined),
  });
  const { asked } = head;
  return (
    <>
      {asked !== undefined && (
        <span className="soft">{asked.isOver ? t.over(limitText(asked.until, language)) : t.until(limitText(asked.until, language))} </span>
      )}
      {workingDays !== null && (
        <Button disabled={isEmpty} onClick={() => setKey(crypto.randomUUID())}>
          {t.ask}
        </Button>
      )}
      {key !== undefined && (
        <Modal open title={t.ask} footer={null} onCancel={() => setKey(undefined)}>
          <p>{t.what}</p>
          {asking.error !== null && <Refused error={asking.error} />}
          <div className="form-end">
            <Button type="primary" loading={asking.isPending} onClick={() => asking.mutate(key)}>
              {t.confirm}
            </Button>{' '}
            <Button onClick={() => setKey(undefined)}>{cancel}</Button>
          </div>
        </Modal>
      )}
    </>
  );
}
