import * as z from 'zod';
import type { Directory } from '#core/directory/directory.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { importKinds } from '#core/import/import-kinds.ts';
import { importState, importStates } from '#core/import/import-log.ts';
import type { Import, ImportResult } from '#core/import/import-log.ts';
import type { ImportReport, ReportedFault } from '#core/import/import-line.ts';
import { columnTerm, doesTerms, importKindTerms, importStateTerms, outcomeTerms } from '#core/import/terms.ts';
import { importRefusalTexts } from '#core/import/refusal-texts.ts';
import { isRefusalName } from '#core/steps/refusals.ts';
import { personParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

const rowSchema = z.object({
  row: z.int(),
  label: z.string(),
  caseNumber: z.string().exactOptional(),
  does: z.enum(['create', 'change', 'same']),
  doesName: term,
  advice: z.array(term),
  /** Once it was carried out. */
  outcome: z.enum(['done', 'same', 'left-out']).exactOptional(),
  outcomeName: term.exactOptional(),
  why: term.exactOptional(),
  proposalId: z.string().exactOptional(),
});

/** An import as whoever may see it reads it. */
export const importSchema = z.object({
  id: z.string(),
  version: z.int(),
  kind: z.enum(importKinds),
  kindName: term,
  state: z.enum(importStates),
  stateName: term,
  file: z.object({ name: z.string(), size: z.int() }),
  by: party,
  checkedAt: z.string(),
  goodUntil: z.string(),
  /** Of what would be done: a run names it. */
  digest: z.string(),
  askedAt: z.string().exactOptional(),
  finishedAt: z.string().exactOptional(),
  /** Rows of the file; of these to be done, and of these done and left out so far. */
  counts: z.object({ rows: z.int(), faults: z.int(), toDo: z.int(), done: z.int(), leftOut: z.int() }),
  /** Not where they were not asked for, or are gone. */
  report: z
    .object({
      rows: z.array(rowSchema),
      faults: z.array(
        z.object({
          row: z.int(),
          letter: z.string().exactOptional(),
          column: term.exactOptional(),
          message: term,
        }),
      ),
      advice: z.array(term),
      /** Where the numbers of a session go on. */
      registers: z.array(z.object({ session: party, brought: z.int(), next: z.int() })),
    })
    .exactOptional(),
});

type Body = z.input<typeof importSchema>;

interface Told {
  readonly id: string;
  readonly version: number;
  readonly found: Import;
  readonly report?: ImportReport | undefined;
  readonly directory: Directory;
  readonly now: string;
}

export function importBody({ id, version, found, report, directory, now }: Told): Body {
  const { kind, file, by, checkedAt, goodUntil, digest, run, finishedAt, rows, faults, lines, results } = found;
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  const leftOut = outcomes.filter((outcome) => outcome === 'left-out').length;
  const state = importState(found, now);
  return {
    id,
    version,
    kind,
    kindName: importKindTerms[kind],
    state,
    stateName: importStateTerms[state],
    file: { name: file.name, size: file.size },
    by: personParty(by.personId, directory),
    checkedAt,
    goodUntil,
    digest,
    ...(run === undefined ? {} : { askedAt: run.askedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    counts: { rows, faults, toDo: lines, done: outcomes.length - leftOut, leftOut },
    ...(report === undefined ? {} : { report: reportBody(report, found, directory) }),
  };
}

function reportBody({ rows, faults, advice, registers }: ImportReport, { kind, results }: Import, directory: Directory) {
  const { sessions } = directory;
  return {
    rows: rows.map(({ line, does, ...row }) => ({
      ...row,
      does,
      doesName: doesTerms[does],
      ...(line === undefined ? {} : outcomeOf(results.get(line), directory)),
    })),
    faults: faults.map(({ row, letter, column, told }: ReportedFault) => ({
      row,
      ...(letter === undefined ? {} : { letter }),
      ...(column === undefined ? {} : { column: columnTerm(kind, column) }),
      message: told,
    })),
    advice,
    registers: registers.map(({ session, ...numbers }) => ({
      session: { id: session, name: sessions.get(session)?.name ?? session },
      ...numbers,
    })),
  };
}

function outcomeOf(result: ImportResult | undefined, directory: Directory) {
  if (result === undefined) return {};
  const { outcome } = result;
  const said = { outcome, outcomeName: outcomeTerms[outcome] };
  if (outcome === 'left-out') return { ...said, why: whyTerm(result.why, directory) };
  return outcome === 'done' && result.proposalId !== undefined ? { ...said, proposalId: result.proposalId } : said;
}

function whyTerm({ name, facts }: Extract<ImportResult, { readonly outcome: 'left-out' }>['why'], directory: Directory) {
  if (!isRefusalName(name, importRefusalTexts)) return { zh: name, en: name };
  const { title, todo } = tellRefusal({ name, facts }, directory, importRefusalTexts);
  return { zh: `${title.zh}：${todo.zh}`, en: `${title.en}: ${todo.en}` };
}
