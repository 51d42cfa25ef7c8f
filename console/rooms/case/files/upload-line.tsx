import { Button } from 'antd';
import { useState } from 'react';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { texts } from '../../../texts.ts';
import { attachUpload } from './bring-file.ts';
import type { Upload } from './bring-file.ts';
import { sizeText } from './size-text.ts';
import { filesTexts } from './texts.ts';

interface UploadLineProps {
  readonly id: string;
  readonly upload: Upload;
  readonly renew: () => Promise<void>;
}

/** Something the reader uploaded before and did not attach: in quarantine, found fit, or refused. */
export function UploadLine({ id, upload, renew }: UploadLineProps) {
  const t = useTexts(filesTexts);
  const { whyAndTodo } = useTexts(texts);
  const say = useSay();
  const [fault, setFault] = useState<unknown>();
  const { name, size, check, why } = upload;
  const told = why === undefined ? (check === 'fit' ? t.fit : t.waiting) : whyAndTodo(say(why.title), say(why.todo));
  return (
    <li>
      <p>
        {name} <span className="soft">{sizeText(size)}</span>
      </p>
      <p className="soft">{told}</p>
      {check === 'fit' && (
        <Button aria-label={t.attachNamed(name)} onClick={() => void attachUpload(id, upload.id).then(renew).catch(setFault)}>
          {t.attach}
        </Button>
      )}
      {fault !== undefined && <Refused error={fault} />}
    </li>
  );
}
