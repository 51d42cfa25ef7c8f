import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useFiles } from '../../../api/reads.ts';
import type { CaseAnswer, Files as FilesAnswer } from '../../../api/contract.ts';
import { useReader } from '../../../frame/reader.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { Bring } from './bring.tsx';
import { FileLine } from './file-line.tsx';
import { filesTexts } from './texts.ts';
import { UploadLine } from './upload-line.tsx';

/** Those who ever add files; whether there is a place for one now is asked when somebody wants to. */
const bringing: readonly string[] = ['member', 'committee-clerk', 'committee-head', 'unit-clerk', 'unit-leader'];

/** Files of a case. Where there are none, nothing is asked until somebody wants to attach one. */
export function Files({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(filesTexts);
  const { me } = useReader();
  const [isAsked, setAsked] = useState(false);
  const isOpen = found.hasFiles === true || isAsked;
  const mayBring = found.commands.length > 0 && me.roles.some((role) => bringing.includes(role));
  if (!isOpen && !mayBring) return null;
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      {isOpen ? <Opened found={found} /> : <Button onClick={() => setAsked(true)}>{t.show}</Button>}
    </section>
  );
}

function Opened({ found }: { readonly found: CaseAnswer }) {
  return <Answered query={useFiles(found.id)}>{(answer) => <Told found={found} answer={answer} />}</Answered>;
}

function Told({ found, answer }: { readonly found: CaseAnswer; readonly answer: FilesAnswer }) {
  const t = useTexts(filesTexts);
  const queries = useQueryClient();
  const [isBringing, setBringing] = useState(false);
  const renew = () => queries.invalidateQueries({ queryKey: ['api'] });
  const { files = [], attachTo = [], uploads } = answer;
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
      {attachTo.length > 0 && <Bring found={found} places={attachTo} accepts={answer.accepts} renew={renew} onBusy={setBringing} />}
    </>
  );
}
