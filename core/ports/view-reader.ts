import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import type { CaseView, TaskView } from '#core/view/case-view.ts';

/** Indexes of the list table and their partition attributes. All sort by `dueKey`. */
export const viewIndexes = {
  byBody: 'bodyKey',
  byFiled: 'filedKey',
  byStage: 'stageKey',
  bySession: 'sessionKey',
  byParty: 'partyKey',
} as const;

type ViewIndex = keyof typeof viewIndexes;

/** One entry of an index: which case, where it sorts, and the task when it lies on a desk. */
export interface Listed {
  readonly proposalId: string;
  readonly dueKey: string;
  readonly task?: TaskView;
}

export interface ListQuery {
  readonly index: ViewIndex;
  readonly partition: string;
  /** Only entries that sort after this. */
  readonly after: string;
  /** Only entries that sort before this. */
  readonly before: string;
  readonly limit: number;
}

export interface DeadlineQuery {
  /** A holder's partition: `listKeys.desk` by due instant, or `.ended` by the instant of ending. */
  readonly partition: string;
  /** Only entries that sort after this instant. */
  readonly from: string;
  /** Which of them when there are more than `limit`. */
  readonly keep: 'first' | 'last';
  readonly limit: number;
}

export interface ViewReader {
  list(query: ListQuery): Promise<Listed[]>;
  /** The clocks of one holder, open or ended. */
  deadlines(query: DeadlineQuery): Promise<FeedDeadline[]>;
  /** The cases of a body by id; ids that are not there are left out. */
  cases(body: string, ids: readonly string[]): Promise<Map<string, CaseView>>;
  /** Bodies in which an identity's subject is a person. */
  principals(subject: string): Promise<{ body: string; personId: string }[]>;
}
