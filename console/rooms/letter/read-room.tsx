import { Space } from 'antd';
import { FilesButton } from '../../parts/file/file-button.tsx';
import { useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { FolderTable } from './letter-folder.tsx';
import { Reading } from './reading.tsx';
import { letterTexts } from './texts.ts';
import { useLetterFolder } from './use-letter-folder.ts';

/** Letters of any office read into fields: one, with each field's place, or a folder of former ones with what needs a look. */
export function ReadRoom() {
  const { read: t, folder: f } = useTexts(letterTexts);
  const folder = useLetterFolder();
  useTitle(t.title);
  const [only] = folder.rows;
  const single = folder.rows.length === 1 && only?.state === 'read' ? folder.readingOf(only.file) : undefined;
  return (
    <>
      <h1>{t.title}</h1>
      <section className="card" aria-label={t.fileName}>
        <p>{t.what}</p>
        <Space wrap>
          <FilesButton of="files" label={t.choose} accept=".docx,.pdf,.txt,.html,.htm,.doc" isBusy={folder.isBusy} take={folder.choose} />
          <FilesButton of="folder" label={f.choose} isBusy={folder.isBusy} take={folder.choose} />
        </Space>
        <p className="soft">{t.limit}</p>
      </section>
      {folder.rows.length > 0 && single === undefined && <FolderTable folder={folder} />}
      {single !== undefined && <Reading reading={single} />}
    </>
  );
}
