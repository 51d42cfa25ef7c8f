import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { CaseAnswer, CaseFile, FileAddress } from '../../../api/contract.ts';
import { ask } from '../../../api/use-api.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { Refused } from '../../../parts/fault/refused.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { placeName } from './place-name.ts';
import { sizeText } from './size-text.ts';
import { filesTexts } from './texts.ts';

interface FileLineProps {
  readonly found: CaseAnswer;
  readonly file: CaseFile;
  readonly renew: () => Promise<void>;
}

/** A file: what it is, to what it belongs, whether it was scanned; to be saved, or removed with a reason. */
export function FileLine({ found, file, renew }: FileLineProps) {
  const t = useTexts(filesTexts);
  const say = useSay();
  const unitName = useUnitName();
  const { language } = useLanguage();
  const personName = usePersonName();
  const [fault, setFault] = useState<unknown>();
  const [isRemoving, setRemoving] = useState(false);
  const { name, size, kindName, scanName, attachedAt, attachedBy, removed, mayRemove } = file;
  const about = [say(kindName), sizeText(size), placeName(file, found, say, unitName, t.share)];
  return (
    <li>
      <p>
        {removed === undefined ? <strong>{name}</strong> : <s>{name}</s>} <span className="soft">{about.join(' · ')}</span>
      </p>
      <p className="soft">
        {instantText(attachedAt, language)} · {t.by(personName(attachedBy))} · {say(scanName)}
      </p>
      {removed !== undefined && <p>{t.removed(instantText(removed.at, language), removed.reason)}</p>}
      {removed === undefined && (
        <p className="not-printed">
          <Button aria-label={t.downloadNamed(name)} onClick={() => void save().catch(setFault)}>
            {t.download}
          </Button>{' '}
          {mayRemove && (
            <Button aria-label={t.removeNamed(name)} onClick={() => setRemoving(true)}>
              {t.remove}
            </Button>
          )}
        </p>
      )}
      {fault !== undefined && <Refused error={fault} />}
      {isRemoving && <RemoveFile id={found.id} file={file} close={() => setRemoving(false)} renew={renew} />}
    </li>
  );

  async function save(): Promise<void> {
    setFault(undefined);
    const { body } = await ask<FileAddress>({ path: `/v1/proposals/${found.id}/files/${file.id}` });
    // It comes to be saved: the page stays.
    location.assign(body.url);
  }
}

interface RemoveFileProps {
  readonly id: string;
  readonly file: CaseFile;
  readonly close: () => void;
  readonly renew: () => Promise<void>;
}

function RemoveFile({ id, file, close, renew }: RemoveFileProps) {
  const t = useTexts(filesTexts);
  const field = useId();
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  return (
    <Modal
      open
      title={t.removeNamed(file.name)}
      onCancel={close}
      okText={t.confirm}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: isBusy }}
      onOk={() => void remove().catch(failed)}
    >
      <label htmlFor={field}>{t.reason}</label>
      <Input.TextArea id={field} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      <p className="soft">{t.reasonHelp}</p>
      {fault !== undefined && <Refused error={fault} />}
    </Modal>
  );

  async function remove(): Promise<void> {
    setBusy(true);
    setFault(undefined);
    await ask<object>({ path: `/v1/proposals/${id}/files/${file.id}/remove`, command: { body: { reason: reason.trim() }, key } });
    await renew();
    close();
  }

  function failed(error: unknown): void {
    setBusy(false);
    setFault(error);
  }
}
