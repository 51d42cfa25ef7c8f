import type { Term } from '#core/contracts/term.ts';
import type { LetterReading } from '../../api/contract.ts';
import { isJsonList, memberOf } from '../../parts/form/json.ts';
import type { Json } from '../../parts/form/json.ts';

/** A file of a folder, and what was read of it. */
export interface LetterRow {
  /** With its folders, as they were chosen. */
  readonly file: string;
  readonly size: number;
  readonly state: 'waiting' | 'reading' | 'read' | 'refused';
  /** Why it was not read. */
  readonly why?: Term;
  /** What it says, field by field. */
  readonly fields: readonly { readonly name: string; readonly term: Term; readonly said: string }[];
  readonly look: readonly Term[];
}

export const largestLetter = 4_000_000;
const endings = /\.(?:docx?|pdf|txt|html?)$/iu;

/** As browsers give it, with the folders it lies in. */
interface ChosenFile {
  readonly name: string;
  readonly webkitRelativePath?: string;
}

export const pathOf = ({ name, webkitRelativePath = '' }: ChosenFile): string => (webkitRelativePath === '' ? name : webkitRelativePath);

/** What systems leave in folders, and what Word leaves of a file that is open. */
export const isLeftover = (file: File): boolean => /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/iu.test(file.name);

export const isLetterFile = (file: File): boolean => endings.test(file.name);

export const waitingRow = (file: File): LetterRow => ({ file: pathOf(file), size: file.size, state: 'waiting', fields: [], look: [] });

export function readRow(row: LetterRow, { fields, look }: LetterReading): LetterRow {
  return { file: row.file, size: row.size, state: 'read', fields: fields.map(({ name, term, said }) => ({ name, term, said })), look };
}

export function refusedRow({ file, size }: LetterRow, why: Term): LetterRow {
  return { file, size, state: 'refused', why, fields: [], look: [] };
}

/** With files that were chosen: one that was read already, by its name and size, is not read again. */
export function withChosen(rows: readonly LetterRow[], files: readonly File[]): LetterRow[] {
  const chosen = files.map(waitingRow);
  const isSame = (one: LetterRow, other: LetterRow): boolean => one.file === other.file && one.size === other.size;
  const fresh = chosen.filter((one) => !rows.some((row) => row.state === 'read' && isSame(one, row)));
  return [...rows.filter((row) => !fresh.some((one) => one.file === row.file)), ...fresh];
}

export const said = ({ fields }: LetterRow, name: string): string => fields.find((one) => one.name === name)?.said ?? '';

/** What this window kept of a folder that was being read; what was under way is still to be read. */
export function keptRows(kept: Json): LetterRow[] {
  if (!isJsonList(kept)) return [];
  return kept.flatMap((one): LetterRow[] => {
    const [file, size, state] = [memberOf(one, 'file'), memberOf(one, 'size'), memberOf(one, 'state')];
    if (typeof file !== 'string' || typeof size !== 'number') return [];
    const row: LetterRow = { file, size, state: 'waiting', fields: [], look: [] };
    const why = termIn(memberOf(one, 'why'));
    if (state === 'refused' && why !== undefined) return [refusedRow(row, why)];
    if (state !== 'read') return [row];
    const [fields, look] = [memberOf(one, 'fields'), memberOf(one, 'look')];
    return [
      {
        ...row,
        state: 'read',
        fields: isJsonList(fields) ? fields.flatMap(fieldIn) : [],
        look: isJsonList(look) ? look.flatMap((each) => termIn(each) ?? []) : [],
      },
    ];
  });
}

function fieldIn(value: Json): LetterRow['fields'] {
  const [name, term, words] = [memberOf(value, 'name'), termIn(memberOf(value, 'term')), memberOf(value, 'said')];
  return typeof name === 'string' && term !== undefined && typeof words === 'string' ? [{ name, term, said: words }] : [];
}

function termIn(value: Json): Term | undefined {
  const [zh, en] = [memberOf(value, 'zh'), memberOf(value, 'en')];
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}

/** As a sheet: a letter a row, each field that any of them has in a column of its own. */
export function sheetOf(
  rows: readonly LetterRow[],
  say: (term: Term) => string,
  words: { readonly file: string; readonly look: string; readonly none: string; readonly joined: string; readonly waiting: string },
): string[][] {
  const columns = new Map(rows.flatMap(({ fields }) => fields.map(({ name, term }) => [name, term] as const)));
  return [
    [words.file, words.look, ...[...columns.values()].map(say)],
    ...rows.map((row) => {
      const look = row.why ?? (row.state === 'read' ? undefined : { zh: words.waiting, en: words.waiting });
      const told = look === undefined ? row.look.map(say).join(words.joined) : say(look);
      return [row.file, told === '' ? words.none : told, ...[...columns.keys()].map((name) => said(row, name))];
    }),
  ];
}
