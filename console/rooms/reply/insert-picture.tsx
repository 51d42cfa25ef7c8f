import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useFiles } from '../../api/reads.ts';
import { Answered } from '../../parts/answered.tsx';
import { FileButton } from '../../parts/file/file-button.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { texts } from '../../texts.ts';
import { bringFile } from '../case/files/bring-file.ts';
import { filesTexts } from '../case/files/texts.ts';
import { fitPicture } from './fit-picture.ts';
import { replyTexts } from './texts.ts';

interface InsertPictureProps {
  readonly caseId: string;
  readonly share: string;
  readonly insert: (fileId: string, name: string) => void;
  readonly close: () => void;
}

/** Pictures that were uploaded for this letter, and one more from this machine. */
export function InsertPicture({ caseId, share, insert, close }: InsertPictureProps) {
  const t = useTexts(replyTexts).picture;
  const files = useFiles(caseId);
  const isPicture = ({ to, assignmentId, kind, removed }: NonNullable<NonNullable<typeof files.data>['body']['files']>[number]) =>
    to === 'letter' && assignmentId === share && (kind === 'png' || kind === 'jpeg') && removed === undefined;
  return (
    <section className="insert-picture" aria-label={t.choose}>
      <Answered query={files}>
        {({ files: all = [], attachTo = [] }) => (
          <>
            {all.some(isPicture) && <p>{t.there}</p>}
            <p className="offers">
              {all.filter(isPicture).map(({ id, name }) => (
                <Button key={id} onClick={() => insert(id, name)}>
                  {name}
                </Button>
              ))}
            </p>
            {attachTo.some(({ to, assignmentId }) => to === 'letter' && assignmentId === share) ? (
              <UploadPicture caseId={caseId} share={share} insert={insert} />
            ) : (
              <p>{t.notNow}</p>
            )}
          </>
        )}
      </Answered>
      <Button onClick={close}>{t.close}</Button>
    </section>
  );
}

function UploadPicture({ caseId, share, insert }: Omit<InsertPictureProps, 'close'>) {
  const t = useTexts(replyTexts).picture;
  const words = useTexts(filesTexts);
  const { whyAndTodo } = useTexts(texts);
  const say = useSay();
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  return (
    <div className="field">
      <FileButton label={t.upload} accept=".png,.jpg,.jpeg" isBusy={isBusy} take={(file) => void bring(file)} />
      <p className="soft">{t.limit}</p>
      <p role="status">{told}</p>
      {fault !== undefined && <Refused error={fault} />}
    </div>
  );

  async function bring(file: File): Promise<void> {
    setBusy(true);
    setFault(undefined);
    setTold(words.sending(0));
    try {
      const fitting = await fitPicture(file);
      const place = { to: 'letter', toName: { zh: '', en: '' }, assignmentId: share } as const;
      const brought = await bringFile(caseId, place, fitting, (progress) =>
        setTold(progress.is === 'sending' ? words.sending(progress.percent) : words[progress.is]),
      );
      if (brought.is === 'attached') {
        await queries.invalidateQueries({ queryKey: ['api'] });
        insert(brought.fileId, fitting.name);
      } else setTold(brought.is === 'slow' ? words.slow : whyAndTodo(say(brought.why.title), say(brought.why.todo)));
    } catch (error) {
      setTold('');
      setFault(error);
    } finally {
      setBusy(false);
    }
  }
}
