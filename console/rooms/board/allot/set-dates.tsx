import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import type { Draft, Due, Share } from '../shared/draft-line.ts';
import { boardTexts } from '../texts.ts';

interface SetDatesProps {
  readonly count: number;
  /** Of the first that is meant: its days are what one begins from. */
  readonly draft: Draft | undefined;
  readonly set: (dues: Readonly<Record<Share, Due | undefined>>) => void;
  readonly close: () => void;
}

/** By when lead and co-handlers are to act; what is left empty goes by the rules. */
export function SetDates({ count, draft, set, close }: SetDatesProps) {
  const t = useTexts(boardTexts).dates;
  const { cancel } = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  const [lead, setLead] = useState(dayOf(draft?.lead?.due));
  const [co, setCo] = useState(dayOf(draft?.coHandlers[0]?.due));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    set({ lead: dueOf(lead), co: dueOf(co) });
    close();
  };
  return (
    <Modal open title={t.title(count)} footer={null} onCancel={close} afterOpenChange={(isOpen) => isOpen && field.current?.focus()}>
      <form onSubmit={submit}>
        <label className="field">
          <span>{t.lead}</span>
          <input className="board-find" type="date" ref={field} value={lead} onChange={({ target }) => setLead(target.value)} />
        </label>
        <label className="field">
          <span>{t.co}</span>
          <input className="board-find" type="date" value={co} onChange={({ target }) => setCo(target.value)} />
        </label>
        <p className="soft">{t.hint}</p>
        <div className="form-end">
          <Button type="primary" htmlType="submit">
            {t.set}
          </Button>{' '}
          <Button onClick={close}>{cancel}</Button>
        </div>
      </form>
    </Modal>
  );
}

function dayOf(due: Due | undefined): string {
  return due !== undefined && 'on' in due ? due.on : '';
}

function dueOf(day: string): Due | undefined {
  return day === '' ? undefined : { on: day };
}
