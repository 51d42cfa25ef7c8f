import type { Holder } from '#core/clock/clock.ts';
import type { Stage } from '#core/case/stages.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import type { ListedEvent } from '#core/webhook/told/event-list.ts';
import type { CaseView, TaskView } from '#core/view/case-view.ts';

/** Indexes of the list table and their partition attributes. All sort by `dueKey`, two are of an older layout (docs/adr/0018); `byParty` carries `task`. */
export const viewIndexes = {
  byBody: 'bodyKey',
  byFiled: 'filedKey',
  byStage: 'stageKey',
  bySession: 'sessionKey',
  byParty: 'partyKey',
} as const;

/** One entry of a list of cases: which case, and where it sorts. */
export interface Listed {
  readonly proposalId: string;
  readonly dueKey: string;
}

/** A case of a member, and what it is called (`core/case/title-mark.ts`). */
export interface ListedTitle {
  readonly proposalId: string;
  readonly titled?: string;
}

/** A clock on a desk; without its task where only the case was left there. */
export interface ListedTask extends Listed {
  readonly task?: TaskView;
}

/** A clock on a desk by the day it is due. */
export interface DueClock {
  readonly proposalId: string;
  readonly dueOn: string;
}

/** A part of a list in its order. */
export interface Page {
  /** Only entries that sort after this. */
  readonly after: string;
  /** Only entries that do not sort after this. */
  readonly before: string;
  readonly limit: number;
}

/** Whom cases concern. */
export type Party = { readonly personId: string } | { readonly unitId: string };

export interface DeskQuery {
  /** Only clocks that ended at this instant or later. */
  readonly endedFrom: string;
  /** Of those that run, the first by due instant. */
  readonly mostOpen: number;
  /** Of those that ended, the last by their end. */
  readonly mostEnded: number;
}

/** A case as `core/suggest/case-sketch.ts` and `core/statistics/stored-figures.ts` stored it. */
export interface StoredSketch {
  readonly session: string;
  readonly proposalId: string;
  readonly sketch: string;
  readonly figures?: string;
}

export interface ViewReader {
  /** The cases of a body that are listed under one stage, by due instant; an index, so a moment behind. */
  inStage(body: string, stage: Stage, page: Page): Promise<Listed[]>;
  /** Every case that concerns a member or a unit, in no order. */
  concerning(body: string, party: Party): Promise<ReadonlySet<string>>;
  /** Every case that a member wrote or signed; without its mark where its items are of an older layout. */
  titles(body: string, personId: string): Promise<readonly ListedTitle[]>;
  /** Where these cases sort. */
  dueKeys(body: string, ids: readonly string[]): Promise<Listed[]>;
  /** The clocks that run on a desk, by due instant. */
  desk(body: string, holder: Holder, page: Page): Promise<ListedTask[]>;
  /** When clocks that run on a desk were due, and of which cases they are: for counting. */
  dueOnDesk(body: string, holder: Holder, page: Page): Promise<DueClock[]>;
  /** The clocks of one holder as feeds tell them: those that run and those that ended lately. */
  deadlines(body: string, holder: Holder, query: DeskQuery): Promise<FeedDeadline[]>;
  /** The status events of a body, in the order in which they became known. */
  events(body: string, page: Page): Promise<ListedEvent[]>;
  /** The cases of a body by id; ids that are not there are left out. */
  cases(body: string, ids: readonly string[]): Promise<Map<string, CaseView>>;
  /** What statistics count of the cases of a session, each as it was stored (`core/statistics/stored-figures.ts`); of what runs a moment behind. */
  figures(body: string, session: string): Promise<string[]>;
  /** How the dispatched cases of these sessions are worded and what statistics count of them, as they were stored, by case. */
  sketches(body: string, sessions: readonly string[]): Promise<readonly StoredSketch[]>;
  /** The same of one session without what is counted of them. */
  wordings(body: string, session: string): Promise<readonly Omit<StoredSketch, 'figures'>[]>;
  /** Bodies in which an identity's subject is a person. */
  principals(subject: string): Promise<{ body: string; personId: string }[]>;
}
