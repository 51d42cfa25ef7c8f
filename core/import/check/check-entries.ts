import { decideEntries } from '#core/directory/decide-directory.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Directory, DirectoryEvent, Person, Unit } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { importRefusalTexts } from '#core/import/refusal-texts.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import type { ReadSheet } from '#core/ports/files/spreadsheets.ts';
import { located, readRows } from './check-rows.ts';
import type { CheckedImport } from './checked-import.ts';
import type { ImportItem, ImportLine, ReportedFault, ReportedRow } from '#core/import/import-line.ts';
import { readPerson } from '#core/import/read/read-person.ts';
import { readUnit } from '#core/import/read/read-unit.ts';
import type { RowFault, RowReader } from '#core/import/read/row-reader.ts';
import { faultTerm } from '#core/import/terms.ts';

interface EntriesAround {
  readonly directory: Directory;
  readonly digest: Digest;
}

type EntryItem = Exclude<ImportItem, { readonly kind: 'proposal' }>;

/** What recording an entry takes. */
export function entriesOf(items: readonly EntryItem[]) {
  const units: Unit[] = [];
  const people: Person[] = [];
  for (const item of items) {
    if (item.kind === 'unit') units.push(item.unit);
    else people.push(item.person);
  }
  return { units, people, sessions: [] };
}

const idOf = (item: EntryItem): string => (item.kind === 'unit' ? item.unit.id : item.person.id);

/** Tries every row against the directory, and against the rows before it. @throws Refusal for a file as a whole: see `readRows` */
export function checkEntries(kind: 'units' | 'people', sheet: ReadSheet, { directory, digest }: EntriesAround): CheckedImport {
  const idFor = (name: string): string => `${kind === 'units' ? 'u' : 'p'}-${digest(name).slice(0, 10)}`;
  const read = (row: RowReader): EntryItem | undefined => {
    if (kind === 'units') {
      const unit = readUnit(row, directory, idFor);
      return unit === undefined ? undefined : { kind: 'unit', unit };
    }
    const person = readPerson(row, directory, idFor);
    return person === undefined ? undefined : { kind: 'person', person };
  };
  const { headings, rows } = readRows(kind, sheet, read);
  const lines: ImportLine[] = [];
  const reported: ReportedRow[] = [];
  const faults: ReportedFault[] = [];
  const rowOf = new Map<string, number>();
  let after = directory;
  for (const { row, read: item, faults: own } of rows) {
    const twin = item === undefined ? undefined : rowOf.get(idOf(item));
    const tried = twin === undefined ? tryEntry(item, after) : { told: faultTerm('same-entry-twice', { row: String(twin) }) };
    faults.push(...located(row, 'told' in tried ? [...own, tried] : own, headings));
    if (item === undefined || 'told' in tried) continue;
    rowOf.set(idOf(item), row);
    const isThere = item.kind === 'unit' ? directory.units.has(item.unit.id) : directory.people.has(item.person.id);
    const label = item.kind === 'unit' ? item.unit.name : item.person.name;
    if (tried.events.length === 0) {
      reported.push({ row, label, does: 'same', advice: [] });
      continue;
    }
    after = tried.events.reduce(evolveDirectory, after);
    const line = lines.length + 1;
    lines.push({ line, row, item });
    reported.push({ row, line, label, does: isThere ? 'change' : 'create', advice: [] });
  }
  return { lines, report: { rows: reported, faults, advice: [], registers: [] }, headings };
}

function tryEntry(item: EntryItem | undefined, directory: Directory): { readonly events: readonly DirectoryEvent[] } | RowFault {
  if (item === undefined) return { events: [] };
  try {
    return { events: decideEntries(directory, entriesOf([item])) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { title, todo } = tellRefusal(error, directory, importRefusalTexts);
    return { told: { zh: `${title.zh}：${todo.zh}`, en: `${title.en}: ${todo.en}` } };
  }
}
