import { Button } from 'antd';
import { useState } from 'react';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { saveAs } from '../../parts/file/save-as.ts';
import { csvOf } from '../figures/csv.ts';
import { said, sheetOf } from './letter-rows.ts';
import type { LetterRow } from './letter-rows.ts';
import { Reading } from './reading.tsx';
import { letterTexts } from './texts.ts';
import type { LetterFolder } from './use-letter-folder.ts';

/** A folder of letters as a table: what each is about, what needs a look, and why one was not read. */
export function FolderTable({ folder }: { readonly folder: LetterFolder }) {
  const t = useTexts(letterTexts).folder;
  const say = useSay();
  const [opened, setOpened] = useState<string>();
  const [isLookOnly, setLookOnly] = useState(false);
  const { rows, isBusy, fault } = folder;
  const done = rows.filter(({ state }) => state === 'read' || state === 'refused').length;
  const clean = rows.filter(isClean).length;
  const reading = rows.find(({ state }) => state === 'reading');
  const shown = isLookOnly ? rows.filter((row) => !isClean(row)) : rows;
  const open = opened === undefined ? undefined : folder.readingOf(opened);
  return (
    <section className="card" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p role="status">
        {isBusy && reading !== undefined ? t.progress(done, rows.length, reading.file) : t.done(done, rows.length, clean)}
      </p>
      {fault !== undefined && <Refused error={fault} />}
      <p className="offers not-printed">
        {isBusy && <Button onClick={folder.stop}>{t.stop}</Button>}
        {!isBusy && done < rows.length && <Button onClick={folder.again}>{t.goOn}</Button>}
        {!isBusy && rows.some(({ state }) => state === 'refused') && <Button onClick={folder.again}>{t.again}</Button>}
        <Button aria-pressed={isLookOnly} onClick={() => setLookOnly(!isLookOnly)}>
          {isLookOnly ? t.showAll : t.showLook}
        </Button>
        <Button onClick={save}>{t.save}</Button>
        {!isBusy && <Button onClick={folder.clear}>{t.clear}</Button>}
      </p>
      <div className="wide" tabIndex={0} role="region" aria-label={t.title}>
        <table className="letter-table">
          <thead>
            <tr>
              <th scope="col">{t.file}</th>
              <th scope="col">{t.caseNumber}</th>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.letterTitle}</th>
              <th scope="col">{t.look}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.file}>
                <th scope="row">
                  {folder.readingOf(row.file) === undefined ? (
                    row.file
                  ) : (
                    <Button type="link" className="file-link" onClick={() => setOpened(opened === row.file ? undefined : row.file)}>
                      {row.file}
                    </Button>
                  )}
                </th>
                <td>{said(row, 'caseNumber')}</td>
                <td>{said(row, 'number')}</td>
                <td>{said(row, 'title')}</td>
                <td>{lookOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened !== undefined && open !== undefined && (
        <section aria-label={opened}>
          <h3>{opened}</h3>
          <Reading reading={open} />
        </section>
      )}
    </section>
  );

  function lookOf({ state, why, look }: LetterRow): string {
    if (why !== undefined) return `${t.notRead}${say(why)}`;
    if (state !== 'read') return state === 'reading' ? t.reading : t.waiting;
    return look.length === 0 ? t.clean : look.map(say).join(t.joined);
  }

  function save(): void {
    const text = csvOf(sheetOf(rows, say, { file: t.file, look: t.look, none: t.clean, joined: t.joined, waiting: t.waiting }));
    saveAs(t.sheet, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  }
}

const isClean = ({ state, look }: LetterRow): boolean => state === 'read' && look.length === 0;
