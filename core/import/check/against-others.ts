import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { isNumbered } from '#core/case/case.ts';
import { holderOf } from '#core/register/register-log.ts';
import type { Register } from '#core/register/register-log.ts';
import type { ImportLine, ImportReport, ProposalItem } from '#core/import/import-line.ts';
import type { ColumnKey } from '#core/import/import-kinds.ts';
import type { RowFault } from '#core/import/read/row-reader.ts';
import { faultTerm } from '#core/import/terms.ts';
import type { FaultName } from '#core/import/terms.ts';

/** A row that by itself could be brought in. */
export interface Candidate {
  readonly row: number;
  readonly item: ProposalItem;
}

type Faults = Map<number, RowFault[]>;

function say(faults: Faults, row: number, column: ColumnKey | undefined, name: FaultName, facts: Readonly<Record<string, string>>): void {
  const fault = { ...(column === undefined ? {} : { column }), told: faultTerm(name, facts) };
  faults.set(row, [...(faults.get(row) ?? []), fault]);
}

/** Nothing is in a file twice: neither a proposal nor a number. */
export function againstEachOther(candidates: readonly Candidate[], faults: Faults): void {
  const [says, numbers] = [new Map<string, number>(), new Map<string, number>()];
  for (const { row, item } of candidates) {
    const twin = says.get(item.proposalId);
    if (twin !== undefined) say(faults, row, undefined, 'row-twice', { row: String(twin) });
    says.set(item.proposalId, twin ?? row);
    if (item.caseNumber === undefined) continue;
    const key = `${item.caseNumber.series} ${item.caseNumber.number}`;
    const other = numbers.get(key);
    if (other !== undefined && twin === undefined) {
      say(faults, row, 'caseNumber', 'case-number-twice', { value: item.caseNumber.text, row: String(other) });
    }
    numbers.set(key, other ?? row);
  }
}

interface WhatIsThere {
  readonly found: ReadonlyMap<string, FoldedCase>;
  readonly registers: ReadonlyMap<string, Register>;
}

/** A number is one proposal's for ever, and a proposal that is there already keeps the number it has. */
export function againstWhatIsThere({ row, item }: Candidate, { found, registers }: WhatIsThere, faults: Faults): void {
  const { caseNumber, proposalId } = item;
  if (caseNumber === undefined) return;
  const { series, number, text } = caseNumber;
  const there = found.get(proposalId)?.state;
  if (there !== undefined) {
    if (!isNumbered(there)) say(faults, row, 'caseNumber', 'not-numbered', { value: text });
    else if (there.caseNumber !== text) say(faults, row, 'caseNumber', 'numbered-otherwise', { value: there.caseNumber });
    return;
  }
  const register = registers.get(series);
  const holder = register === undefined ? undefined : holderOf(register, number);
  if (holder === 'given' || (holder !== undefined && holder.owner !== proposalId)) {
    say(faults, row, 'caseNumber', 'case-number-taken', { value: text });
  }
}

/** The registers into which numbers would come. */
export function seriesOf(candidates: readonly { readonly item: ImportLine['item'] }[]): Set<string> {
  return new Set(
    candidates.flatMap(({ item }) => (item.kind === 'proposal' && item.caseNumber !== undefined ? [item.caseNumber.series] : [])),
  );
}

/** Where the sessions' own registers would go on. */
export function nextNumbers(lines: readonly ImportLine[], registers: ReadonlyMap<string, Register>): ImportReport['registers'] {
  const bySession = new Map<string, { session: string; brought: number; next: number }>();
  for (const { item } of lines) {
    if (item.kind !== 'proposal' || item.caseNumber === undefined) continue;
    const { session } = item.content;
    const { series, number } = item.caseNumber;
    if (series !== `case.${session}`) continue;
    const so = bySession.get(session) ?? { session, brought: 0, next: (registers.get(series)?.highest ?? 0) + 1 };
    bySession.set(session, { session, brought: so.brought + 1, next: Math.max(so.next, number + 1) });
  }
  return [...bySession.values()];
}
