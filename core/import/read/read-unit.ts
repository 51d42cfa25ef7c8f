import { newEntriesSchema } from '#core/directory/new-entries.ts';
import type { Directory, Person, Unit } from '#core/directory/directory.ts';
import { tellIssues } from '#core/contracts/issue-texts.ts';
import { columnKeys } from '#core/import/import-kinds.ts';
import type { ColumnKey, ImportKind } from '#core/import/import-kinds.ts';
import { shown } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import { columnTerm } from '#core/import/terms.ts';

/** Makes an id for an entry that has none, the same for the same name. */
export type IdOf = (name: string) => string;

/** Reads a row; what it leaves empty stays as it is. `undefined` where it has faults. */
export function readUnit(row: RowReader, { units }: Directory, idOf: IdOf): Unit | undefined {
  const [id, name] = [row.text('id'), row.required('name')];
  const named = [...units.values()].filter((unit) => unit.name === name);
  if (id === undefined && named.length > 1) return row.says('id', 'several-units', { value: shown(name), ids: idsOf(named) });
  const known = id === undefined ? named[0] : units.get(id);
  const [nameEn, letterCode, email] = [row.text('nameEn'), row.text('letterCode'), row.text('email')];
  const [capacity, duties] = [wholeNumber(row, 'capacity'), row.list('duties')];
  if (known === undefined && letterCode === undefined) row.required('letterCode');
  if (row.faults.length > 0) return undefined;
  const unit = {
    // Our own last, so that an entry that says nothing new is the entry that is there.
    ...known,
    id: id ?? known?.id ?? idOf(name),
    name,
    nameEn: nameEn ?? known?.nameEn ?? name,
    letterCode: letterCode ?? known?.letterCode,
    ...(email === undefined ? {} : { email }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(duties.length === 0 ? {} : { duties }),
  };
  return checked(row, 'units', { units: [unit] })?.units[0];
}

function wholeNumber(row: RowReader, column: ColumnKey): number | undefined {
  const text = row.text(column)?.normalize('NFKC');
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : row.says(column, 'not-a-number', { value: shown(text) });
}

/** An entry as the directory takes it. What is wrong with it is told by the column it stands in. */
export function checked(
  row: RowReader,
  kind: Exclude<ImportKind, 'proposals'>,
  entries: object,
): { units: Unit[]; people: Person[] } | undefined {
  const parsed = newEntriesSchema.safeParse(entries, { reportInput: true });
  if (parsed.success) return parsed.data;
  const keys: readonly ColumnKey[] = columnKeys[kind];
  // The entry is the first of its list: what comes after is what the columns are called.
  const issues = parsed.error.issues.map((issue) => ({
    ...issue,
    path: issue.path.slice(2).map((part) => (part === 'unitId' ? 'unit' : part)),
  }));
  const labelOf = (field: string) => {
    const column = keys.find((key) => key === field);
    return column === undefined ? undefined : columnTerm(kind, column);
  };
  for (const { path, zh, en } of tellIssues(issues, { labelOf, choiceOf: () => undefined })) {
    const column = keys.find((key) => key === path[0]);
    row.faults.push({ ...(column === undefined ? {} : { column }), told: { zh, en } });
  }
  return undefined;
}

export const idsOf = (entries: readonly { readonly id: string }[]): string => entries.map(({ id }) => id).join('、');
