import * as z from 'zod';
import { contentSchema } from '#core/case/content.ts';
import { personSchema, unitSchema } from '#core/directory/directory.ts';
import { broughtNumberSchema } from './case-number.ts';
import { columnKeys } from './import-kinds.ts';
import type { ColumnKey } from './import-kinds.ts';

/** A proposal as it is brought in: its case's id follows from what it says, so that the same one sent again is the same case. */
const proposalItem = z.strictObject({
  kind: z.literal('proposal'),
  proposalId: z.string(),
  authorId: z.string(),
  content: contentSchema,
  filed: z.boolean(),
  caseNumber: broughtNumberSchema.exactOptional(),
});

const unitItem = z.strictObject({ kind: z.literal('unit'), unit: unitSchema });
const personItem = z.strictObject({ kind: z.literal('person'), person: personSchema });

const itemSchema = z.discriminatedUnion('kind', [proposalItem, unitItem, personItem]);

export type ProposalItem = z.infer<typeof proposalItem>;
export type ImportItem = z.infer<typeof itemSchema>;

/** A line of an import: a row of the file, ready to be carried out. Lines are numbered from 1, without the rows that say nothing new. */
const importLineSchema = z.strictObject({ line: z.int().positive(), row: z.int().positive(), item: itemSchema });

export type ImportLine = z.infer<typeof importLineSchema>;

/** Lines that are stored, and carried out, together. */
export const importPartSchema = z.array(importLineSchema);

const term = z.strictObject({ zh: z.string(), en: z.string() });
const everyColumn = [...new Set(Object.values(columnKeys).flat())] satisfies ColumnKey[];

/** What the trial said of the file, row by row. */
export const importReportSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      row: z.int(),
      /** The line it became, where it says something new. */
      line: z.int().exactOptional(),
      label: z.string(),
      caseNumber: z.string().exactOptional(),
      does: z.enum(['create', 'change', 'same']),
      advice: z.array(term),
    }),
  ),
  faults: z.array(
    z.strictObject({
      row: z.int(),
      column: z.enum(everyColumn).exactOptional(),
      /** As the spreadsheet names the column: `C`. */
      letter: z.string().exactOptional(),
      told: term,
    }),
  ),
  advice: z.array(term),
  /** Of each session into which numbers come: how many, and the next that the register gives. */
  registers: z.array(z.strictObject({ session: z.string(), brought: z.int(), next: z.int() })),
});

export type ImportReport = z.infer<typeof importReportSchema>;
export type ReportedRow = ImportReport['rows'][number];
export type ReportedFault = ImportReport['faults'][number];
