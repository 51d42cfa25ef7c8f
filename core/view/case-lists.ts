import { endStages, isEndStage, stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Listed, Page, Party, ViewReader } from '#core/ports/view-reader.ts';
import { listedStage, noDueDate } from './view-items.ts';

/** Cases that are listed together: in some stages, or concerning a party. */
export type CaseList = { readonly stages: readonly Stage[] } | Party;

type Reader = Pick<ViewReader, 'inStage' | 'concerning' | 'dueKeys'>;

/** Stages of what was submitted. */
export const submittedStages: readonly Stage[] = stages.filter((stage) => stage !== 'draft');

/** Stages of what was submitted and is, or was at its end, with no unit. */
export const undispatchedStages: readonly Stage[] = ['in-review', 'in-revision', 'awaiting-number', 'awaiting-dispatch', 'declined'];

/** Stages of what the committee filed. */
export const filedStages: readonly Stage[] = [
  'awaiting-number',
  'awaiting-dispatch',
  'merged',
  'in-handling',
  'awaiting-feedback',
  'in-consultation',
  'closed',
];

// So few are sorted by themselves, three reads at once; among more, the index is gone through for those that are due first.
const FEW = 300;
const WALKED_FIRST = 150;
const WALKED_MOST = 1000;
// An entry of the index costs a quarter of asking a case for its due day, so beyond so many for each case that is looked for all
// of them are asked: where few are open, or open late, the page must not cost the whole body's.
const WALKED_PER_CASE = 2;
const ASKED = 100;

/**
 * A page of a list, the earliest due first. One index holds each stage in this order, so a list over several merges them. Which
 * cases concern a member or a unit is written once and in no order: a pointer that moved with every due day was half of what a life cost.
 */
export async function listCases(reader: Reader, body: string, list: CaseList, page: Page): Promise<Listed[]> {
  if (page.after >= page.before) return [];
  if ('stages' in list) {
    const all = { of: list.stages, chunk: page.limit, most: Number.POSITIVE_INFINITY, takes: () => true };
    return (await merged(reader, body, { ...page, ...all })) ?? [];
  }
  const ids = await reader.concerning(body, list);
  if (ids.size <= FEW) return inOrder(await reader.dueKeys(body, [...ids]), page);
  const open = stages.filter((stage) => !isEndStage(stage));
  const before = page.before < noDueDate ? page.before : noDueDate;
  const walk = { of: open, chunk: WALKED_FIRST, most: WALKED_PER_CASE * ids.size, takes: ({ proposalId }: Listed) => ids.has(proposalId) };
  const found = page.after < before ? await merged(reader, body, { ...page, ...walk, before }) : [];
  if (found === undefined) return inOrder(await reader.dueKeys(body, [...ids]), page);
  if (found.length === page.limit || page.before <= noDueDate) return found;
  return [...found, ...(await withoutDueDate(reader, body, ids, { ...page, limit: page.limit - found.length }))];
}

/** Those of them that no clock runs on sort by their id. */
async function withoutDueDate(reader: Reader, body: string, ids: ReadonlySet<string>, { after, before, limit }: Page): Promise<Listed[]> {
  const from = after < noDueDate ? noDueDate : after;
  const left = [...ids].filter((id) => `${noDueDate}#${id}` > from).sort();
  const found: Listed[] = [];
  for (let start = 0; start < left.length && found.length < limit; start += ASKED) {
    const keys = await reader.dueKeys(body, left.slice(start, start + ASKED));
    found.push(...inOrder(keys, { after: from, before, limit: limit - found.length }));
  }
  return found;
}

function inOrder(listed: readonly Listed[], { after, before, limit }: Page): Listed[] {
  return listed
    .filter(({ dueKey }) => dueKey > after && dueKey <= before)
    .sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1))
    .slice(0, limit);
}

interface Merge extends Page {
  readonly of: readonly Stage[];
  /** Entries that are read of a stage at once. */
  readonly chunk: number;
  /** So many entries are read in all before it is given up. */
  readonly most: number;
  readonly takes: (entry: Listed) => boolean;
}

/** One stage's list as far as it was read. */
interface Run {
  readonly stage: Stage;
  entries: Listed[];
  /** Nothing that is still to be read sorts before this. */
  from: string;
  after: string;
  ended: boolean;
  /** Entries to read next: more each time, where few of them are taken. */
  chunk: number;
}

/** Several stages' lists as one, each read only as far as the page needs; undefined where that would be more than `most`. */
async function merged(reader: Reader, body: string, merge: Merge): Promise<Listed[] | undefined> {
  const { of, after, before, limit, chunk, most, takes } = merge;
  const runs = [...new Set(of.flatMap((stage) => [stage, listedStage(stage)]))].map((stage): Run => {
    // What is over has no due date: it is not asked for before all else is told.
    const isLast = endStages.some((end) => end === stage) && after < noDueDate;
    return { stage, entries: [], from: isLast ? noDueDate : after, after, ended: isLast && before <= noDueDate, chunk };
  });
  const found: Listed[] = [];
  let read = 0;
  while (found.length < limit) {
    const head = earliest(runs);
    const open = runs.filter(({ entries, ended }) => entries.length === 0 && !ended);
    const lowest = head?.entries[0]?.dueKey ?? open.map(({ from }) => from).sort()[0];
    if (lowest === undefined) break;
    const unread = open.filter(({ from }) => from <= lowest);
    if (unread.length > 0 && read > most) return undefined;
    for (const count of await Promise.all(unread.map((run) => readOn(reader, body, run, before)))) read += count;
    if (unread.length > 0) continue;
    const next = head?.entries.shift();
    if (next !== undefined && takes(next)) found.push(next);
  }
  return found;
}

/** Answers how many entries it read. */
async function readOn(reader: Reader, body: string, run: Run, before: string): Promise<number> {
  run.entries = await reader.inStage(body, run.stage, { after: run.after, before, limit: run.chunk });
  run.ended = run.entries.length < run.chunk;
  run.after = run.entries.at(-1)?.dueKey ?? run.after;
  run.from = run.after;
  run.chunk = Math.max(run.chunk, Math.min(run.chunk * 2, WALKED_MOST));
  return run.entries.length;
}

function earliest(runs: readonly Run[]): Run | undefined {
  let first: Run | undefined;
  for (const run of runs) {
    const key = run.entries[0]?.dueKey;
    if (key !== undefined && key < (first?.entries[0]?.dueKey ?? '~')) first = run;
  }
  return first;
}
