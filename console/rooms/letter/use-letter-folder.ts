import { useEffect, useMemo, useRef, useState } from 'react';
import type { Term } from '#core/contracts/term.ts';
import { ApiFault } from '../../api/api-fault.ts';
import type { LetterReading } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { useReader } from '../../frame/reader.tsx';
import { Drafts } from '../../parts/drafts.ts';
import { jsonOf } from '../../parts/form/json.ts';
import { folderFaults } from './folder-faults.ts';
import { isLeftover, isLetterFile, keptRows, largestLetter, pathOf, readRow, refusedRow, withChosen } from './letter-rows.ts';
import type { LetterRow } from './letter-rows.ts';

export interface LetterFolder {
  readonly rows: readonly LetterRow[];
  readonly isBusy: boolean;
  /** What stopped the reading of all; what one file is refused for stands in its row. */
  readonly fault: unknown;
  readonly choose: (files: readonly File[]) => void;
  /** Goes on with what was not read and is still at hand. */
  readonly again: () => void;
  /** After the letter that is being read. */
  readonly stop: () => void;
  readonly clear: () => void;
  /** The whole reading, of those that this window read since it was opened. */
  readonly readingOf: (file: string) => LetterReading | undefined;
}

const thing = 'letters/folder';

/** Files are read one after the other; each has its end in its own row, and the rows outlive a sign-in. */
export function useLetterFolder(): LetterFolder {
  const { me } = useReader();
  const drafts = useMemo(() => new Drafts(sessionStorage, me.id), [me.id]);
  const [rows, setRows] = useState<readonly LetterRow[]>(() => keptRows(drafts.read(thing)));
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const now = useRef({ rows, files: new Map<string, File>(), readings: new Map<string, LetterReading>(), isBusy: false, isStopped: false });

  const set = (next: readonly LetterRow[]): void => {
    now.current.rows = next;
    setRows(next);
    // A row is kept when its file is done with; until then it is still to be read.
    if (next.every(({ state }) => state !== 'reading')) drafts.keep(thing, jsonOf(JSON.parse(JSON.stringify(next))));
  };
  const put = (row: LetterRow): void => set(now.current.rows.map((one) => (one.file === row.file ? row : one)));
  const readAll = async (): Promise<void> => {
    const { current } = now;
    if (current.isBusy) return;
    current.isBusy = true;
    current.isStopped = false;
    setBusy(true);
    setFault(undefined);
    for (;;) {
      const row = current.rows.find(({ state, file }) => state === 'waiting' && current.files.has(file));
      const file = row === undefined ? undefined : current.files.get(row.file);
      if (row === undefined || file === undefined || current.isStopped) break;
      put({ ...row, state: 'reading' });
      try {
        put(await readOne(row, file));
      } catch (error) {
        put(row);
        setFault(error);
        break;
      }
    }
    current.isBusy = false;
    setBusy(false);
  };
  /** The row with its end. @throws what would stop every other file as well */
  const readOne = async (row: LetterRow, file: File): Promise<LetterRow> => {
    const unfit = unfitness(file);
    if (unfit !== undefined) return refusedRow(row, unfit);
    try {
      const { body } = await ask<LetterReading>({ path: '/v1/letters/readings', file: { content: file } });
      now.current.readings.set(row.file, body);
      return readRow(row, body);
    } catch (error) {
      const told = refusalOf(error);
      if (told === undefined) throw error;
      return refusedRow(row, told);
    }
  };
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isBusy]);
  useEffect(() => {
    const { current } = now;
    return () => {
      current.isStopped = true;
    };
  }, []);
  return {
    rows,
    isBusy,
    fault,
    choose: (chosen) => {
      const files = chosen.filter((file) => !isLeftover(file));
      for (const file of files) now.current.files.set(pathOf(file), file);
      set(withChosen(now.current.rows, files));
      void readAll();
    },
    again: () => {
      const { files } = now.current;
      set(now.current.rows.map((row) => (row.state === 'refused' && files.has(row.file) ? { ...row, state: 'waiting' as const } : row)));
      void readAll();
    },
    stop: () => {
      now.current.isStopped = true;
    },
    clear: () => {
      now.current.files.clear();
      now.current.readings.clear();
      set([]);
      drafts.drop(thing);
    },
    readingOf: (file) => now.current.readings.get(file),
  };
}

/** What need not be sent to know that it is not read. */
function unfitness(file: File): Term | undefined {
  if (!isLetterFile(file)) return folderFaults.noLetter;
  if (file.size === 0) return folderFaults.empty;
  return file.size > largestLetter ? folderFaults.tooLarge : undefined;
}

/** What is wrong with this file alone: undefined for what is wrong with the connection or the sign-in. */
function refusalOf(error: unknown): Term | undefined {
  if (!(error instanceof ApiFault) || error.kind.is !== 'problem' || error.kind.status === 403 || error.kind.status >= 500)
    return undefined;
  const { title, detail } = error.kind;
  return { zh: `${title.zh}。${detail.zh}`, en: `${title.en}. ${detail.en}` };
}
