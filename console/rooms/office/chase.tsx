import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { usePaperPreview } from '../../api/oversight-reads.ts';
import { useActions } from '../../api/reads.ts';
import type { CaseLine, OverdueOfUnit } from '../../api/contract.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { texts } from '../../texts.ts';
import { Consequences } from '../case/acts/consequences.tsx';
import { officeTexts } from './texts.ts';

interface ChaseProps {
  readonly line: CaseLine;
  readonly task: OverdueOfUnit['items'][number]['task'];
  readonly close: () => void;
}

/**
 * Drawn specially, and known by its name: whoever presses a unit by a paper under the office's name reads that paper first, word for
 * word, with the note as it will stand in it. Whether it is possible and what follows is said by the API as of every action.
 */
const COMMAND = 'remind';
// The command's own limit.
const LONGEST_NOTE = 500;

export function Chase({ line, task, close }: ChaseProps) {
  const t = useTexts(officeTexts).chase;
  const { cancel, close: closeWord } = useTexts(texts);
  const say = useSay();
  const unitName = useUnitName();
  const [note, setNote] = useState('');
  const [shown, setShown] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const command = useCommand();
  const wanted = { clockId: task.clockId, ...(shown === '' ? {} : { note: shown }) };
  const preview = usePaperPreview(line.id, wanted);
  const action = useActions(line.id).data?.body.actions.find((one) => one.command === COMMAND && one.possible);
  const paper = preview.data?.body.paper;
  const send = (): void => {
    const body = { clockId: task.clockId, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    command.mutate({ path: `/v1/proposals/${line.id}/commands/${COMMAND}`, body, key });
  };
  if (command.isSuccess) {
    return (
      <Modal open title={t.title} footer={null} onCancel={close}>
        <Alert role="status" type="success" title={t.sent(paper === undefined ? '' : unitName(paper.unit), line.title)} />
        <div className="form-end">
          <Button onClick={close}>{closeWord}</Button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal open title={t.title} footer={null} width={760} mask={{ closable: false }} onCancel={close}>
      <p>
        {line.title} · {say(task.name)}
      </p>
      <label className="field">
        <span>{t.note}</span>
        <Input.TextArea
          rows={2}
          value={note}
          maxLength={LONGEST_NOTE}
          onChange={({ target }) => {
            setNote(target.value);
            setKey(crypto.randomUUID());
          }}
          onBlur={() => setShown(note.trim())}
        />
      </label>
      <h3>{t.paper}</h3>
      {preview.error !== null ? (
        <Refused error={preview.error} />
      ) : preview.data === undefined ? (
        <Loading />
      ) : paper === undefined ? (
        <p>{t.noPaper}</p>
      ) : (
        <pre className="paper-preview" tabIndex={0} aria-label={say(paper.name)}>
          {paper.text}
        </pre>
      )}
      <p className="soft">{t.numberLater}</p>
      {action?.possible === true && <Consequences of={action.consequences} />}
      {command.error !== null && <Refused error={command.error} />}
      <div className="form-end">
        <Button
          type="primary"
          loading={command.isPending}
          disabled={preview.data === undefined || preview.error !== null || shown !== note.trim() || preview.isPlaceholderData}
          onClick={send}
        >
          {t.send}
        </Button>{' '}
        <Button onClick={close} disabled={command.isPending}>
          {cancel}
        </Button>
      </div>
    </Modal>
  );
}
