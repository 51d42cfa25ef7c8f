import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { printCaseNumber } from '#core/case/numbers/decide-numbers.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { importRefusalTexts } from '#core/import/refusal-texts.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Register } from '#core/register/register-log.ts';
import type { ReadSheet } from '#core/ports/files/spreadsheets.ts';
import { againstEachOther, againstWhatIsThere, nextNumbers, seriesOf } from './against-others.ts';
import { alikeTitles } from './alike-titles.ts';
import { decideBringIn } from '#core/import/run/bring-in.ts';
import { readCaseNumber } from '#core/import/case-number.ts';
import { located, readRows } from './check-rows.ts';
import type { CheckedImport } from './checked-import.ts';
import type { ColumnKey } from '#core/import/import-kinds.ts';
import type { ImportLine, ProposalItem, ReportedFault, ReportedRow } from '#core/import/import-line.ts';
import { readProposal } from '#core/import/read/read-proposal.ts';
import type { ProposalRow } from '#core/import/read/read-proposal.ts';
import type { Candidate } from './against-others.ts';
import { shown } from '#core/import/read/row-reader.ts';
import type { RowFault } from '#core/import/read/row-reader.ts';
import { adviceTerm, faultTerm } from '#core/import/terms.ts';

export interface ProposalsAround {
  readonly body: string;
  readonly context: DecideContext;
  readonly digest: Digest;
  readonly readCases: (proposalIds: readonly string[]) => Promise<ReadonlyMap<string, FoldedCase>>;
  readonly readRegister: (series: string) => Promise<Register>;
}

/**
 * Tries every row without effect: by itself, against the others of the file, against the cases there are and the numbers that are taken.
 * @throws Refusal for a file as a whole: see `readRows`
 */
export async function checkProposals(sheet: ReadSheet, around: ProposalsAround): Promise<CheckedImport> {
  const { headings, rows } = readRows('proposals', sheet, (row) => readProposal(row, around.context.directory));
  const faults = new Map<number, RowFault[]>(rows.map(({ row, faults: own }) => [row, [...own]]));
  const candidates = rows.flatMap(({ row, read }): Candidate[] => {
    const item = read === undefined ? undefined : itemOf(read, around, faults.get(row) ?? []);
    return item === undefined ? [] : [{ row, item }];
  });
  againstEachOther(candidates, faults);
  const found = await around.readCases(candidates.map(({ item }) => item.proposalId));
  const registers = new Map<string, Register>();
  for (const series of seriesOf(candidates)) registers.set(series, await around.readRegister(series));
  for (const candidate of candidates) againstWhatIsThere(candidate, { found, registers }, faults);
  const alike = alikeTitles(candidates.map(({ row, item }) => ({ row, title: item.content.title })));
  const lines: ImportLine[] = [];
  const reported = candidates.map(({ row, item }): ReportedRow => {
    const isThere = found.get(item.proposalId)?.state !== undefined;
    const line = isThere || (faults.get(row)?.length ?? 0) > 0 ? undefined : lines.length + 1;
    if (line !== undefined) lines.push({ line, row, item });
    const twin = alike.get(row);
    return {
      row,
      ...(line === undefined ? {} : { line }),
      label: item.content.title,
      ...(item.caseNumber === undefined ? {} : { caseNumber: item.caseNumber.text }),
      does: isThere ? 'same' : 'create',
      advice: twin === undefined ? [] : [adviceTerm('alike-title', { row: String(twin) })],
    };
  });
  const told: ReportedFault[] = [...faults].flatMap(([row, own]) => located(row, own, headings));
  return { lines, report: { rows: reported, faults: told, advice: [], registers: nextNumbers(lines, registers) }, headings };
}

/** What the row says as a case; `undefined` where the rules refuse it. */
function itemOf(read: ProposalRow, { body, context, digest }: ProposalsAround, faults: RowFault[]): ProposalItem | undefined {
  const { authorId, content, filed } = read;
  const { session, title, matter, suggestions } = content;
  const print = (n: number): string => printCaseNumber(context.policy, session, n);
  const caseNumber = read.caseNumber === undefined ? undefined : readCaseNumber(read.caseNumber, session, print);
  if (read.caseNumber !== undefined && caseNumber === undefined) {
    faults.push({ column: 'caseNumber', told: faultTerm('case-number-form', { value: shown(read.caseNumber) }) });
    return undefined;
  }
  // What it says, however it is set: the same proposal in another file is the same case.
  const says = canonicalJson([body, session, authorId, ...[title, matter, ...suggestions].map((text) => text.replaceAll(/\s+/gu, ''))]);
  const proposalId = `im${digest(says).slice(0, 20)}`;
  const item = { kind: 'proposal', proposalId, authorId, content, filed, ...(caseNumber === undefined ? {} : { caseNumber }) } as const;
  try {
    decideBringIn(item, { importId: 'trial', row: 1 }, context);
    return item;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { title: what, todo } = tellRefusal(error, context.directory, importRefusalTexts);
    faults.push({ ...columnOf(error.name), told: { zh: `${what.zh}：${todo.zh}`, en: `${what.en}: ${todo.en}` } });
    return undefined;
  }
}

const columns: Readonly<Record<string, ColumnKey>> = {
  UnknownSessionError: 'session',
  CoSignerNotAcceptedError: 'coSigners',
  CoSignersMissingError: 'coSigners',
  CoSignersNotAllowedError: 'kind',
  NotSpeakingForError: 'onBehalfOf',
  OnBehalfOfUnclearError: 'onBehalfOf',
};

function columnOf(name: string): { column?: ColumnKey } {
  const column = columns[name];
  return column === undefined ? {} : { column };
}
