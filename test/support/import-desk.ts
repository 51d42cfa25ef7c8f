import * as z from 'zod';
import { ledgerCases } from '#core/case/log/cases.ts';
import type { runImportStepSchema } from '#core/contracts/workflow.ts';
import { ledgerImports } from '#core/import/imports.ts';
import type { ImportKind } from '#core/import/import-kinds.ts';
import { runImport } from '#core/import/run/run-import.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { hucreSheetWriter } from '#functions/adapters/spreadsheet/hucre-sheet-writer.ts';
import { importSchema } from '#functions/import-session/import-body.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { ApiInMemory } from './api-in-memory.ts';
import { body } from './product-in-memory.ts';

export type ImportAnswer = z.output<typeof importSchema>;
type Step = z.output<typeof runImportStepSchema>;
type Row = readonly (string | number)[];

export const proposalHeadings = ['届次', '案号', '案由', '第一提案人', '联名委员', '情况与问题', '建议', '审查结果'];

/** A row of a proposal that nothing is wrong with. */
export const aRow = (n: number, caseNumber: string | number = '', changes: Readonly<Record<number, string | number>> = {}): Row =>
  [
    '六届一次会议',
    caseNumber,
    `关于第${n}处${'甲乙丙丁戊己庚辛壬癸'[n % 10] ?? ''}设施${n * 7919}的提案`,
    '林若溪',
    '',
    `第${n}处的情况。`,
    '尽快整修。',
    '',
  ].map((value, place) => changes[place] ?? value);

export const csvOf = (headings: Row, rows: readonly Row[]): Uint8Array =>
  new TextEncoder().encode(
    [headings, ...rows].map((row) => row.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );

export const xlsxOf = (headings: readonly string[], rows: readonly Row[]): Promise<Uint8Array> =>
  hucreSheetWriter.xlsx([{ name: '导入', headings, rows }]);

/** Whoever brings files in, the API over the product in memory, and what runs imports. */
export class ImportDesk {
  readonly api: ApiInMemory;

  private constructor(api: ApiInMemory) {
    this.api = api;
  }

  static async opened(): Promise<ImportDesk> {
    return new ImportDesk(await ApiInMemory.withDirectory());
  }

  async sends(
    bytes: Uint8Array,
    kind: ImportKind = 'proposals',
    subject = kind === 'proposals' ? 'cao' : 'administrator',
    key = this.api.freshKey(),
  ) {
    const path = `/v1/imports?kind=${kind}&name=${encodeURIComponent('提案汇总.xlsx')}`;
    const told = await this.api.askFile(subject, 'POST', path, { bytes, key });
    const json: unknown = JSON.parse(new TextDecoder().decode(told.bytes));
    return { status: told.status, json };
  }

  /** The trial of a file that can be read. */
  async tries(bytes: Uint8Array, kind: ImportKind = 'proposals', key?: string): Promise<ImportAnswer> {
    const { status, json } = await this.sends(bytes, kind, undefined, key);
    if (status !== 201) throw new Error(JSON.stringify(json));
    return importSchema.parse(json);
  }

  /** What a file is refused with. */
  async refuses(bytes: Uint8Array, kind: ImportKind = 'proposals'): Promise<string> {
    const { json } = await this.sends(bytes, kind);
    return z.object({ type: z.string() }).parse(json).type.split('/').at(-1) ?? '';
  }

  runs({ id, digest }: Pick<ImportAnswer, 'id' | 'digest'>, subject = 'cao', key = this.api.freshKey()) {
    return this.api.ask(subject, 'POST', `/v1/imports/${id}/run`, { body: { digest }, key });
  }

  async reads({ id }: Pick<ImportAnswer, 'id'>, subject = 'cao'): Promise<ImportAnswer> {
    return importSchema.parse((await this.api.ask(subject, 'GET', `/v1/imports/${id}`)).body);
  }

  /** As the state machine does; each step by an instance that remembers nothing. */
  async carriesOut({ id }: Pick<ImportAnswer, 'id'>): Promise<void> {
    const execution = { body, importId: id, epoch: 1 };
    const { chunks } = await this.step({ act: 'begin', execution });
    for (const { part } of chunks) await this.step({ act: 'part', execution, part });
    await this.step({ act: 'finish', execution });
  }

  step(step: Step) {
    const { access } = this.api.product;
    const stores = { imports: ledgerImports(access), cases: ledgerCases(access), registers: ledgerRegisters(access) };
    return runImport({ ...stores, store: this.api.broughtIn, eachOf }, step);
  }

  /** Tries, runs and carries out; everything that follows settles. */
  async brings(bytes: Uint8Array, kind: ImportKind = 'proposals'): Promise<ImportAnswer> {
    const subject = kind === 'proposals' ? 'cao' : 'administrator';
    const tried = await this.tries(bytes, kind);
    const told = await this.runs(tried, subject);
    if (told.status !== 200) throw new Error(told.text);
    await this.carriesOut(tried);
    return this.reads(tried, subject);
  }

  async caseOf(proposalId: string) {
    await relayLog(this.api.relay, proposalKey(body, proposalId));
    return (await this.api.product.cases.read(body, proposalId)).state;
  }

  register(series = 'case.6-1') {
    return ledgerRegisters(this.api.product.access).read(body, series);
  }
}
