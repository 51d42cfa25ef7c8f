import { useId } from 'react';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { FolderTable } from './letter-folder.tsx';
import { Reading } from './reading.tsx';
import { letterTexts } from './texts.ts';
import { useLetterFolder } from './use-letter-folder.ts';

/** Letters of any office read into fields: one, with each field's place, or a folder of former ones with what needs a look. */
export function ReadRoom() {
  const { read: t, folder: f } = useTexts(letterTexts);
  const [files, whole] = [useId(), useId()];
  const folder = useLetterFolder();
  useTitle(t.title);
  const take = (target: HTMLInputElement): void => {
    const chosen = [...(target.files ?? [])];
    // The same ones may be chosen again once they are mended.
    target.value = '';
    if (chosen.length > 0) folder.choose(chosen);
  };
  const [only] = folder.rows;
  const single = folder.rows.length === 1 && only?.state === 'read' ? folder.readingOf(only.file) : undefined;
  return (
    <>
      <h1>{t.title}</h1>
      <section className="card" aria-label={t.fileName}>
        <p>{t.what}</p>
        <div className="field">
          <label htmlFor={files}>{t.choose}</label>
          <input
            id={files}
            type="file"
            multiple
            accept=".docx,.pdf,.txt,.html,.htm,.doc"
            disabled={folder.isBusy}
            onChange={({ target }) => take(target)}
          />
        </div>
        <div className="field">
          <label htmlFor={whole}>{f.choose}</label>
          <input
            id={whole}
            type="file"
            // What browsers call a folder; a browser that does not know it lets several files be chosen.
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            multiple
            disabled={folder.isBusy}
            onChange={({ target }) => take(target)}
          />
        </div>
        <p className="soft">{t.limit}</p>
      </section>
      {folder.rows.length > 0 && single === undefined && <FolderTable folder={folder} />}
      {single !== undefined && <Reading reading={single} />}
    </>
  );
}
