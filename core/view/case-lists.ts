import { endStages, isEndStage, stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Listed, Page, Party, ViewReader } from '#core/ports/view-reader.ts';
import { listedStage, noDueDate } from './view-items.ts';

/** Cases that are listed together: in some stages, or concerning a party, in any stage or in some. */
export type CaseList = { readonly stages: readonly Stage[] } | (Party & { readonly stages?: readonly Stage[] });

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

/** Stages in which a unit has a share of a case: a co-handler keeps its own while a new lead is looked for. */
const stagesWithUnits: readonly Stage[] = ['awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'in-consultation', 'closed'];

// So few are sorted by themselves, three reads at once; among more, the index is gone through for those that are due first.
const FEW = 300;
const WALKED_FIRST = 150;
const WALKED_AT_ONCE = 600;
const WALKED_MOST = 1000;
// An entry of the index costs a quarter of asking a case for its due day, so beyond so many for each case that is looked for all
// of them are asked: where few are open, or open late, the page must not cost the whole body's.
const WALKED_PER_CASE = 2;
const ASKED = 100;

/** A list as far as it was gone through. */
export interface CaseListing {
  /** What comes next; fewer than asked for where that is the end. */
  readonly next: (limit: number) => Promise<Listed[]>;
}

/** A page of a list, the earliest due first. */
export async function listCases(reader: Reader, body: string, list: CaseList, { limit, ...within }: Page): Promise<Listed[]> {
  return listingOf(reader, body, list, within).next(limit);
}

/**
 * A list that is gone through page by page, the earliest due first: what was read for one page is not read again for the next. One index
 * holds each stage in this order, so a list over several merges them. Which cases concern a member or a unit is written once and in no
 * order: a pointer that moved with every due day was half of what a life cost.
 */
export function listingOf(reader: Reader, body: string, list: CaseList, { after, before }: Omit<Page, 'limit'>): CaseListing {
  if (after >= before) return { next: async () => [] };
  if (!('personId' in list) && !('unitId' in list)) {
    const merged = new MergedStages(reader, body, { of: list.stages, after, before });
    return { next: (limit) => merged.next(limit) };
  }
  const ofParty = new PartyListing(reader, body, list, { after, before });
  return { next: (limit) => ofParty.next(limit) };
}

/** What concerns a party: few cases are sorted by themselves, among more the index is gone through for those that are due first. */
class PartyListing {
  readonly #reader: Reader;
  readonly #body: string;
  readonly #list: Party & { readonly stages?: readonly Stage[] };
  readonly #bounds: Omit<Page, 'limit'>;
  #ids: ReadonlySet<string> | undefined;
  #walk: MergedStages | undefined;
  /** Sorted, and still to be told; undefined while the index is gone through. */
  #sorted: Listed[] | undefined;
  /** Those without a due date: ids that were not asked yet, and what was read ahead; undefined as long as others come before. */
  #undue: { readonly ids: string[]; read: Listed[] } | undefined;

  constructor(reader: Reader, body: string, list: Party & { readonly stages?: readonly Stage[] }, bounds: Omit<Page, 'limit'>) {
    this.#reader = reader;
    this.#body = body;
    this.#list = list;
    this.#bounds = bounds;
  }

  async next(limit: number): Promise<Listed[]> {
    this.#ids ??= await this.#reader.concerning(this.#body, this.#list);
    const ids = this.#ids;
    if (this.#sorted !== undefined || ids.size <= FEW) return this.#nextSorted(ids, limit);
    const found = this.#undue === undefined ? await this.#walked(ids, limit) : [];
    if (found === undefined) return this.#nextSorted(ids, limit);
    return found.length === limit ? found : [...found, ...(await this.#nextUndue(ids, limit - found.length))];
  }

  async #nextSorted(ids: ReadonlySet<string>, limit: number): Promise<Listed[]> {
    this.#sorted ??= inOrder(await this.#reader.dueKeys(this.#body, [...ids]), this.#bounds);
    return this.#sorted.splice(0, limit);
  }

  /** Undefined where it would cost more than asking all of them. */
  async #walked(ids: ReadonlySet<string>, limit: number): Promise<Listed[] | undefined> {
    const { after } = this.#bounds;
    const before = this.#hasUndue && this.#bounds.before > noDueDate ? noDueDate : this.#bounds.before;
    if (after >= before) return [];
    const everyStage = 'unitId' in this.#list ? stagesWithUnits : stages;
    const of = (this.#list.stages ?? everyStage).filter((stage) => !isEndStage(stage));
    const takes = ({ proposalId }: Listed): boolean => ids.has(proposalId);
    this.#walk ??= new MergedStages(this.#reader, this.#body, { of, after, before, takes, walks: WALKED_PER_CASE * ids.size });
    const found = await this.#walk.next(limit);
    if (!this.#walk.isGivenUp) return found;
    const keys = await this.#reader.dueKeys(this.#body, [...ids]);
    this.#sorted = inOrder(keys, { before: this.#bounds.before, after: this.#walk.told });
    return undefined;
  }

  /** Whether stages are asked for in which most cases have no due date: these are not walked through. */
  get #hasUndue(): boolean {
    return this.#list.stages === undefined || this.#list.stages.some(isEndStage);
  }

  /** Those of them that no clock runs on sort by their id. */
  async #nextUndue(ids: ReadonlySet<string>, limit: number): Promise<Listed[]> {
    const { after, before } = this.#bounds;
    if (!this.#hasUndue || before <= noDueDate) return [];
    const from = after < noDueDate ? noDueDate : after;
    this.#undue ??= { ids: [...ids].filter((id) => `${noDueDate}#${id}` > from).sort(), read: [] };
    const undue = this.#undue;
    while (undue.read.length < limit && undue.ids.length > 0) {
      const keys = await this.#reader.dueKeys(this.#body, undue.ids.splice(0, ASKED));
      undue.read.push(...inOrder(keys, { after: from, before }));
    }
    return undue.read.splice(0, limit);
  }
}

function inOrder(listed: readonly Listed[], { after, before }: Omit<Page, 'limit'>): Listed[] {
  return listed.filter(({ dueKey }) => dueKey > after && dueKey <= before).sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1));
}

interface Merge extends Omit<Page, 'limit'> {
  readonly of: readonly Stage[];
  /** Which entries are told; all unless told. */
  readonly takes?: (entry: Listed) => boolean;
  /** So many entries are read in all before it is given up, where only some are taken. */
  readonly walks?: number;
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

/** Several stages' lists as one, each read only as far as pages need. */
class MergedStages {
  readonly #reader: Reader;
  readonly #body: string;
  readonly #merge: Merge;
  #runs: readonly Run[] | undefined;
  #read = 0;
  /** The last entry that was told. */
  told: string;
  isGivenUp = false;

  constructor(reader: Reader, body: string, merge: Merge) {
    this.#reader = reader;
    this.#body = body;
    this.#merge = merge;
    this.told = merge.after;
  }

  async next(limit: number): Promise<Listed[]> {
    const { before, takes, walks = Number.POSITIVE_INFINITY } = this.#merge;
    const runs = (this.#runs ??= this.#begun(limit));
    const found: Listed[] = [];
    while (found.length < limit) {
      const head = earliest(runs);
      const open = runs.filter(({ entries, ended }) => entries.length === 0 && !ended);
      const lowest = head?.entries[0]?.dueKey ?? open.map(({ from }) => from).sort()[0];
      if (lowest === undefined) break;
      const unread = open.filter(({ from }) => from <= lowest);
      this.isGivenUp = unread.length > 0 && this.#read > walks;
      if (this.isGivenUp) return [];
      for (const count of await Promise.all(unread.map((run) => readOn(this.#reader, this.#body, run, before)))) this.#read += count;
      if (unread.length > 0) continue;
      const next = head?.entries.shift();
      if (next !== undefined && takes?.(next) !== false) found.push(next);
    }
    this.told = found.at(-1)?.dueKey ?? this.told;
    return found;
  }

  #begun(limit: number): Run[] {
    const { of, after, before, takes } = this.#merge;
    const chunk = takes === undefined ? limit : Math.max(WALKED_FIRST, Math.ceil(WALKED_AT_ONCE / of.length));
    return [...new Set(of.flatMap((stage) => [stage, listedStage(stage)]))].map((stage) => {
      // What is over has no due date: it is not asked for before all else is told.
      const isLast = endStages.some((end) => end === stage) && after < noDueDate;
      return { stage, entries: [], from: isLast ? noDueDate : after, after, ended: isLast && before <= noDueDate, chunk };
    });
  }
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
