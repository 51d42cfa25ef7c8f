import { useFiles } from '../../../api/reads.ts';
import type { CaseAnswer } from '../../../api/contract.ts';
import { Answered } from '../../../parts/answered.tsx';
import { useTexts } from '../../../parts/language.tsx';
import type { WritingPlace } from './file-place-of.ts';
import { FilesTold } from './files-told.tsx';
import { filesTexts } from './texts.ts';

interface FilesAtProps {
  readonly found: CaseAnswer;
  readonly place: WritingPlace;
}

/** The files of what is being written, where it is written. */
export function FilesAt({ found, place }: FilesAtProps) {
  const t = useTexts(filesTexts);
  return (
    <section aria-label={t.title} className="files-at">
      <h2>{t.title}</h2>
      <p className="soft">{t.goesWith[place.to]}</p>
      <Answered query={useFiles(found.id)}>{(answer) => <FilesTold found={found} answer={answer} at={place} />}</Answered>
    </section>
  );
}
