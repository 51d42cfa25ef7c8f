import { isDeepStrictEqual } from 'node:util';
import type { CaseView } from '#core/view/case-view.ts';
import type { EventItem } from '#core/webhook/event-list.ts';
import type { CaseItem, PartyItem } from '#core/view/view-items.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { DeadlineQuery, Listed, ListQuery, ViewReader } from '#core/ports/view-reader.ts';
import { viewIndexes } from '#core/ports/view-reader.ts';
import type { StoredViews, ViewWriter } from '#core/ports/view-writer.ts';
import { CrashPoints } from './crash-points.ts';

type Item = Record<string, unknown>;

/** The list table in memory, for its writer and its reader. */
export class MemoryViews implements ViewWriter, ViewReader {
  private readonly logs = new Map<string, Map<string, Item>>();
  private readonly crash: CrashPoints;
  /** Runs before a case is written: where a test lets another relay be faster. */
  beforeCase: () => void = () => {};

  constructor(crash = new CrashPoints()) {
    this.crash = crash;
  }

  /** Everything, by key, as plain data. */
  get all(): Record<string, Item> {
    const entries = [...this.logs].flatMap(([pk, items]) => [...items].map(([sk, item]) => [`${pk} ${sk}`, item] as const));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  wipe(): void {
    this.logs.clear();
  }

  of(pk: string): Map<string, Item> {
    const items = this.logs.get(pk) ?? new Map<string, Item>();
    this.logs.set(pk, items);
    return items;
  }

  async load(pk: string): Promise<StoredViews> {
    const items = new Map([...this.of(pk)].map(([sk, item]) => [sk, structuredClone(item)]));
    const version = (items.get('case') ?? items.get('cursor'))?.['version'];
    return { version: typeof version === 'number' ? version : 0, items };
  }

  async writeParties(pk: string, stored: StoredViews, parties: readonly PartyItem[], along: readonly EventItem[] = []): Promise<void> {
    const wanted = new Set(parties.map(({ sk }) => sk));
    for (const sk of stored.items.keys()) {
      if (sk !== 'case' && sk !== 'cursor' && !wanted.has(sk)) await this.crash.around(`remove ${sk}`, () => this.of(pk).delete(sk));
    }
    for (const party of parties) {
      const item = plain({ pk, ...party });
      if (!isDeepStrictEqual(stored.items.get(party.sk), item))
        await this.crash.around(`write ${party.sk}`, () => this.of(pk).set(party.sk, item));
    }
    for (const item of along) await this.crash.around(`list ${item.sk}`, () => this.of(item.pk).set(item.sk, plain(item)));
  }

  async writeCase(pk: string, item: CaseItem, over: number): Promise<boolean> {
    this.beforeCase();
    if (this.versionOf(pk, 'case') !== over) return false;
    return this.crash.around('write case', () => this.put(pk, 'case', { ...item, version: item.view.version }));
  }

  async restoreCase(pk: string, item: CaseItem): Promise<boolean> {
    if (this.versionOf(pk, 'case') > item.view.version) return false;
    return this.crash.around('write case', () => this.put(pk, 'case', { ...item, version: item.view.version }));
  }

  async writeSubject(subject: string, body: string, personId: string): Promise<void> {
    await this.crash.around(`write subject ${subject}`, () => this.put(`subject#${subject}`, body, { personId }));
  }

  async writeCursor(pk: string, version: number): Promise<void> {
    if (this.versionOf(pk, 'cursor') < version) await this.crash.around('write cursor', () => this.put(pk, 'cursor', { version }));
  }

  async list({ index, partition, after, before, limit }: ListQuery): Promise<Listed[]> {
    return Object.values(this.all)
      .filter((item) => item[viewIndexes[index]] === partition && String(item['dueKey']) > after && String(item['dueKey']) <= before)
      .sort((a, b) => (String(a['dueKey']) < String(b['dueKey']) ? -1 : 1))
      .slice(0, limit)
      .map((item) => ({
        proposalId: String(item['pk']).split('#')[2]!,
        dueKey: String(item['dueKey']),
        ...(item['task'] === undefined ? {} : { task: item['task'] as NonNullable<Listed['task']> }),
      }));
  }

  async deadlines({ partition, from, keep, limit }: DeadlineQuery): Promise<FeedDeadline[]> {
    const found = await this.list({ index: 'byParty', partition, after: from, before: '~', limit: Infinity });
    return (keep === 'first' ? found : found.reverse())
      .slice(0, limit)
      .map(({ proposalId, task }) => ({ proposalId, deadline: task as FeedDeadline['deadline'] }));
  }

  async cases(body: string, ids: readonly string[]): Promise<Map<string, CaseView>> {
    return new Map(
      ids.flatMap((id) => {
        const item = this.of(proposalKey(body, id)).get('case');
        return item === undefined ? [] : [[id, item['view'] as CaseView] as const];
      }),
    );
  }

  async principals(subject: string): Promise<{ body: string; personId: string }[]> {
    return [...this.of(`subject#${subject}`)].map(([body, { personId }]) => ({ body, personId: String(personId) }));
  }

  private put(pk: string, sk: string, item: object): true {
    this.of(pk).set(sk, plain({ pk, sk, ...item }));
    return true;
  }

  private versionOf(pk: string, sk: string): number {
    return Number(this.of(pk).get(sk)?.['version'] ?? 0);
  }
}

/** As a store would give it back: without what is undefined. */
function plain(item: object): Item {
  return JSON.parse(JSON.stringify(item));
}
