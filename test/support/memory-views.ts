import { isDeepStrictEqual } from 'node:util';
import type { Holder } from '#core/clock/clock.ts';
import { runningStages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { DeadlineView } from '#core/view/deadline-view.ts';
import { clockOnDesk } from '#core/view/ended-clock.ts';
import type { ListChange } from '#core/view/list-change.ts';
import { caseViewSchema } from '#core/view/stored-view.ts';
import type { EventItem, ListedEvent } from '#core/webhook/told/event-list.ts';
import { eventItems, listedIn, statusEventPartition } from '#core/webhook/told/event-list.ts';
import { keyText, listKeys } from '#core/view/view-items.ts';
import type { CaseItem, ListItem } from '#core/view/view-items.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type {
  DeskQuery,
  DueClock,
  Listed,
  ListedTask,
  ListedTitle,
  Page,
  Party,
  StoredSketch,
  ViewReader,
} from '#core/ports/view-reader.ts';
import type { StoredViews, ViewWriter } from '#core/ports/view-writer.ts';
import { readRunning } from '#core/statistics/figures-items.ts';
import { eachOnce } from '#functions/adapters/dynamo/dynamo-figures.ts';
import type { CountedCase } from '#functions/adapters/dynamo/dynamo-figures.ts';
import { joinSketches } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
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
    const { version, layout } = items.get('case') ?? items.get('cursor') ?? {};
    return { version: typeof version === 'number' ? version : 0, layout: typeof layout === 'number' ? layout : 1, items };
  }

  async find(keys: readonly Pick<ListItem, 'pk' | 'sk'>[]): Promise<Map<string, Item>> {
    return new Map(keys.flatMap((key) => (this.of(key.pk).has(key.sk) ? [[keyText(key), this.of(key.pk).get(key.sk)!] as const] : [])));
  }

  async writeLists({ puts, removes }: ListChange, along: readonly EventItem[] = []): Promise<void> {
    for (const { pk, sk } of removes) {
      if (this.of(pk).has(sk)) await this.crash.around(`remove ${pk} ${sk}`, () => this.of(pk).delete(sk));
    }
    for (const item of [...puts, ...along]) {
      if (isDeepStrictEqual(this.of(item.pk).get(item.sk), plain(item))) continue;
      await this.crash.around(`write ${keyText(item)}`, () => this.of(item.pk).set(item.sk, plain(item)));
    }
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

  async inStage(body: string, stage: Stage, page: Page): Promise<Listed[]> {
    const key = listKeys.stage(body, stage);
    const listed: Listed[] = [];
    for (const [pk, items] of this.logs) {
      // A case's line says its stage, and lies in its own partition.
      const { stageKey, partyKey, dueKey } = items.get('case') ?? {};
      if (stageKey === key || (partyKey === key && runningStages.includes(stage)))
        listed.push({ proposalId: pk.split('#')[2]!, dueKey: String(dueKey) });
    }
    return inOrder(listed, page);
  }

  async concerning(body: string, party: Party): Promise<Set<string>> {
    return new Set(this.of('personId' in party ? listKeys.member(body, party.personId) : listKeys.unit(body, party.unitId)).keys());
  }

  async titles(body: string, personId: string): Promise<ListedTitle[]> {
    const items = [...this.of(listKeys.member(body, personId))];
    return items.map(([proposalId, { titled }]) => ({ proposalId, ...(typeof titled === 'string' ? { titled } : {}) }));
  }

  async dueKeys(body: string, ids: readonly string[]): Promise<Listed[]> {
    return ids.flatMap((proposalId) => {
      const item = this.of(proposalKey(body, proposalId)).get('case');
      return item === undefined ? [] : [{ proposalId, dueKey: String(item['dueKey']) }];
    });
  }

  async desk(body: string, holder: Holder, page: Page): Promise<ListedTask[]> {
    const open = [...this.of(listKeys.desk(body, holder)).values()].filter((item) => item['expiresAt'] === undefined);
    return inOrder(
      open.map(({ proposalId, sk, task }) => ({
        proposalId: String(proposalId),
        dueKey: String(sk),
        ...(task === undefined ? {} : { task: task as DeadlineView }),
      })),
      page,
    );
  }

  async dueOnDesk(body: string, holder: Holder, page: Page): Promise<DueClock[]> {
    return (await this.desk(body, holder, page)).map(({ proposalId, task }) => ({ proposalId, dueOn: task?.dueOn ?? '' }));
  }

  async deadlines(body: string, holder: Holder, { endedFrom, mostOpen, mostEnded }: DeskQuery): Promise<FeedDeadline[]> {
    const all = [...this.of(listKeys.desk(body, holder)).values()].flatMap((item) => clockOnDesk(item) ?? []);
    const open = all.filter(({ deadline }) => deadline.endedAt === undefined);
    const ended = all.filter(({ deadline: { endedAt = '' } }) => endedAt !== '' && endedAt >= endedFrom);
    return [...open.slice(0, mostOpen), ...ended.slice(0, mostEnded)];
  }

  async events(body: string, page: Page): Promise<ListedEvent[]> {
    const items = [...this.of(statusEventPartition(body)).values()];
    return inOrder(
      items.flatMap(({ sk, first }) => listedIn({ sk: String(sk), first: Number(first) })),
      page,
    );
  }

  /** Lists events together, as the relay does, in place of where they were listed. */
  listEvents(body: string, proposalId: string, sequences: readonly number[], at: string): void {
    const list = this.of(statusEventPartition(body));
    for (const [sk, { first }] of list) {
      const there = listedIn({ sk, first: Number(first) });
      if (there.some((one) => one.proposalId === proposalId && sequences.includes(one.sequence))) list.delete(sk);
    }
    const events = sequences.map((sequence) => ({ proposalId, data: { body, sequence } }));
    for (const item of eventItems(events, at)) this.of(item.pk).set(item.sk, { ...item });
  }

  async cases(body: string, ids: readonly string[]): Promise<Map<string, CaseView>> {
    return new Map(
      ids.flatMap((id) => {
        const item = this.of(proposalKey(body, id)).get('case');
        return item === undefined ? [] : [[id, caseViewSchema.parse(item['view'])] as const];
      }),
    );
  }

  async figures(body: string, session: string): Promise<string[]> {
    return [...this.counted(body, [session]).values()].map(({ figures }) => figures);
  }

  async sketches(body: string, sessions: readonly string[]): Promise<readonly StoredSketch[]> {
    const counted = this.counted(body, sessions);
    return sessions.flatMap((session) => {
      const items = [...this.of(listKeys.sketches(body, session))].map(([sk, item]) => ({ ...item, sk }));
      return joinSketches(session, items, counted);
    });
  }

  async wordings(body: string, session: string): Promise<readonly Omit<StoredSketch, 'figures'>[]> {
    return (await this.sketches(body, [session])).map(({ proposalId, sketch }) => ({ session, proposalId, sketch }));
  }

  private counted(body: string, sessions: readonly string[]): Map<string, CountedCase> {
    const running: CountedCase[] = [];
    for (const [pk, items] of this.logs) {
      const { partyKey, task } = items.get('case') ?? {};
      if (!String(partyKey).startsWith(`${body}#stage#`)) continue;
      const { session, figures } = readRunning(String(task));
      if (sessions.includes(session)) running.push({ proposalId: pk.split('#')[2]!, figures });
    }
    const over = sessions.flatMap((session) =>
      [...this.of(listKeys.figures(body, session))].map(([proposalId, { figures }]) => ({ proposalId, figures: String(figures) })),
    );
    return eachOnce(running, over);
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

function inOrder<T extends Listed>(listed: readonly T[], { after, before, limit }: Page): T[] {
  return listed
    .filter(({ dueKey }) => dueKey > after && dueKey <= before)
    .sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1))
    .slice(0, limit);
}

/** As a store would give it back: without what is undefined. */
function plain(item: object): Item {
  return JSON.parse(JSON.stringify(item));
}
