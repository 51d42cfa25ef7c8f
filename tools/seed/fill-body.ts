import type { Commit } from '#core/ledger/commit.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { Rehearsal } from '#core/rehearsal/rehearse.ts';
import { roundMark } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { caseItems } from './body-items.ts';
import type { ViewItem } from './body-items.ts';

/** Where what a body holds is written to. Both are told in the order in which it came about in each log. */
export interface BodyStore {
  ledger(commits: readonly Commit[]): Promise<void>;
  views(items: readonly ViewItem[]): Promise<void>;
}

/** What was written. */
export interface Filled {
  readonly cases: number;
  readonly commits: number;
  readonly items: number;
  /** Cases by the stage they stand in. */
  readonly stages: Readonly<Record<string, number>>;
}

// Items a write: enough to be quick, few enough to hold.
const BATCH = 2000;

/**
 * Writes a rehearsed body: ledger, registers, lists, status events, notices, and the cursors of whoever follows the ledger, so
 * that nobody has anything to catch up with. The directory must be there already. `told` hears of progress, case by case.
 */
export async function fillBody(rehearsal: Rehearsal, store: BodyStore, told: (cases: number) => void = () => undefined): Promise<Filled> {
  const { body, now } = rehearsal;
  const rehearsed = rehearse(rehearsal);
  const stages = new Map<string, number>();
  const filled = { cases: 0, commits: 0, items: 0 };
  const writer = new Writer(store);
  for (const one of rehearsed.cases()) {
    const items = caseItems(body, one, rehearsal);
    const stage = one.commits.at(-1)?.state.stage.name ?? '';
    stages.set(stage, (stages.get(stage) ?? 0) + 1);
    filled.cases += 1;
    filled.commits += one.commits.length;
    filled.items += items.length;
    await writer.write(
      one.commits.map(({ state: _state, ...commit }): Commit => ({ ...commit, events: [...commit.events] })),
      items,
    );
    told(filled.cases);
  }
  for (const commit of rehearsed.registers()) {
    filled.commits += 1;
    await writer.write([commit], []);
  }
  await writer.write([], [roundMark(body, now)]);
  await writer.end();
  return { ...filled, stages: Object.fromEntries(stages) };
}

/** Gathers what is written, and goes on gathering while a write is under way. */
class Writer {
  readonly #store: BodyStore;
  #commits: Commit[] = [];
  #items: ViewItem[] = [];
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(store: BodyStore) {
    this.#store = store;
  }

  async write(commits: readonly Commit[], items: readonly ViewItem[]): Promise<void> {
    this.#commits.push(...commits);
    this.#items.push(...items);
    if (this.#commits.length + this.#items.length >= BATCH) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#underWay;
  }

  async #flush(): Promise<void> {
    await this.#underWay;
    this.#underWay = Promise.all([this.#store.ledger(this.#commits), this.#store.views(this.#items)]);
    this.#commits = [];
    this.#items = [];
  }
}
