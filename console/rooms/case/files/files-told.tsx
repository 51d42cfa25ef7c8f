import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseAnswer, FilePlace, Files } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { Bring } from './bring.tsx';
import { FileLine } from './file-line.tsx';
import { filesTexts } from './texts.ts';
import { UploadLine } from './upload-line.tsx';

interface FilesToldProps {
  readonly found: CaseAnswer;
  readonly answer: Files;
  /** Those of one place alone. */
  readonly at?: Pick<FilePlace, 'to' | 'assignmentId'>;
}

/** Files, what was uploaded and is not attached yet, and bringing more. */
export function FilesTold({ found, answer, at }: FilesToldProps) {
  const t = useTexts(filesTexts);
  const queries = useQueryClient();
  const [isBringing, setBringing] = useState(false);
  const renew = async (): Promise<void> => {
    // The letter's pages name its attachments.
    await Promise.all([queries.invalidateQueries({ queryKey: ['api'] }), queries.invalidateQueries({ queryKey: ['letter'] })]);
  };
  const isHere = ({ to, assignmentId }: Pick<FilePlace, 'to' | 'assignmentId'>): boolean =>
    at === undefined || (to === at.to && assignmentId === at.assignmentId);
  const { accepts } = answer;
  const files = (answer.files ?? []).filter(isHere);
  const attachTo = (answer.attachTo ?? []).filter(isHere);
  const uploads = answer.uploads.filter(isHere);
  return (
    <>
      {files.length === 0 && <p>{attachTo.length === 0 ? t.notHere : t.none}</p>}
      <ul className="shares">
        {files.map((file) => (
          <FileLine key={file.id} found={found} file={file} renew={renew} />
        ))}
        {/* What is being brought tells of itself below. */}
        {!isBringing && uploads.map((upload) => <UploadLine key={upload.id} id={found.id} upload={upload} renew={renew} />)}
      </ul>
      {attachTo.length > 0 && <Bring found={found} places={attachTo} accepts={accepts} renew={renew} onBusy={setBringing} />}
    </>
  );
}
