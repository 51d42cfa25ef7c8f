import type { Holder } from '#core/clock/clock.ts';
import { isEndStage } from '#core/case/stages.ts';
import { titleMark } from '#core/case/title-mark.ts';
import type { Stage } from '#core/case/stages.ts';
import type { CaseView } from './case-view.ts';
import { beforeNumber } from './deadline-view.ts';
import type { DeadlineView } from './deadline-view.ts';
import { storedEnded } from './ended-clock.ts';
import type { StoredCaseView } from './stored-view.ts';

/** Sorts after every due date: cases without a running clock come last. */
export const noDueDate = '9999-12-31T00:00:00.000Z';

/**
 * How lists are laid out. Whoever changes what `caseItem` and `listItems` make of a case counts this up: a case whose line says another
 * layout is written anew as a whole, since nobody can know any more which items it left.
 */
export const layout = 6;

/** Partitions of a body's lists: a stage's of the indexes `byParty` and `byStage`, all others of the table. */
export const listKeys = {
  stage: (body: string, stage: Stage): string => `${body}#stage#${stage}`,
  member: (body: string, personId: string): string => `${body}#member#${personId}`,
  unit: (body: string, unitId: string): string => `${body}#unit#${unitId}`,
  /** The clocks of a holder, by due instant: those that run, and for a while those that ended. */
  desk: (body: string, holder: Holder): string => `${body}#desk#${holderKey(holder)}`,
  /** What statistics count of the cases of a session that are over. */
  figures: (body: string, session: string): string => `${body}#figures#${session}`,
  /** How the dispatched cases of a session are worded. */
  sketches: (body: string, session: string): string => `${body}#sketches#${session}`,
  /** A letter by the code that is printed on it. */
  letterCheck: (body: string, code: string): string => `${body}#letter-check#${code}`,
  /** Replies on the public page, by the instant of their publication; and one of them by the code that is printed on its letter. */
  published: (body: string): string => `${body}#published`,
  publishedReply: (body: string, code: string): string => `${body}#published#${code}`,
  /** The ended clocks of a holder, by the instant they ended, as layout 1 has them. */
  ended: (body: string, holder: Holder): string => `${body}#ended#${holderKey(holder)}`,
} as const;

function holderKey(holder: Holder): string {
  if ('personId' in holder) return `person#${holder.personId}`;
  return 'unitId' in holder ? `unit#${holder.unitId}` : `role#${holder.role}`;
}

/**
 * The case itself, listed by stage and due instant: while it runs in the index `byParty`, whose entries carry what statistics count of it
 * (`core/statistics/figures-items.ts`); as a draft and when it is over in `byStage`, an index of keys alone.
 */
export interface CaseItem {
  readonly sk: 'case';
  readonly view: StoredCaseView;
  readonly dueKey: string;
  readonly stageKey?: string;
  readonly partyKey?: string;
  readonly task?: string;
  readonly layout: number;
}

/** An item of a list beside the case's own: whom it concerns, a clock on a desk, or what statistics count of it. */
export interface ListItem {
  readonly pk: string;
  readonly sk: string;
  /** What a member's proposal is called (`core/case/title-mark.ts`). */
  readonly titled?: string;
  /** Whose clock it is, where the key does not say so. */
  readonly proposalId?: string;
  readonly task?: DeadlineView;
  /** A clock that ended (`ended-clock.ts`). */
  readonly ended?: string;
  /** What statistics count of the case (`core/statistics`). */
  readonly figures?: string;
  /** How the case is worded and who has it (`core/suggest`). */
  readonly sketch?: string;
  /** What is told of a letter by its code (`core/letters/letter-check.ts`). */
  readonly check?: string;
  /** What the list of published replies says of one (`core/publication/published-reply.ts`). */
  readonly published?: string;
  /** Seconds since 1970: when nobody asks for an ended clock any more. */
  readonly expiresAt?: number;
}

/** What the list table holds of one case beside its line (`case-item.ts`): whom it concerns and all its clocks. */
export function listItems(body: string, view: CaseView, deadlines: readonly DeadlineView[]): readonly ListItem[] {
  const coSigners = view.stage === 'draft' ? [] : view.coSigners;
  const titled = titleMark(view);
  const all = [
    ...[view.authorId, ...coSigners].map((id) => ({ pk: listKeys.member(body, id), sk: view.id, titled })),
    ...view.unitIds.map((id) => ({ pk: listKeys.unit(body, id), sk: view.id })),
    ...deadlines.flatMap((one) => deskItems(body, view, one)),
    ...leftOnDesk(body, view, deadlines),
  ];
  // A leader may hold the clock that was put on their desk.
  return [...new Map(all.map((one) => [keyText(one), one])).values()];
}

/** Key of an item as one text. */
export function keyText({ pk, sk }: Pick<ListItem, 'pk' | 'sk'>): string {
  return `${pk} ${sk}`;
}

/** The case of an entry that sorts by its due instant and its id. */
export function listedId(dueKey: string): string {
  return dueKey.slice(dueKey.indexOf('#') + 1);
}

/** A case waits for its number for a moment only, with the dispatchers' clock running: it is listed where it will be. */
export function listedStage(stage: Stage): Stage {
  return stage === 'awaiting-number' ? 'awaiting-dispatch' : stage;
}

// Feeds tell of a clock for sixty days after its end (`core/feed`); who reads late or in another zone still finds it.
const KEPT_DAYS = 75;

/**
 * A clock lies on its holder's desk, and on that of the leader it was escalated to. It stays there when it ends, so that calendar
 * feeds find it: one write, as taking it away would be.
 */
function deskItems(body: string, view: CaseView, deadline: DeadlineView): ListItem[] {
  const { clockId, holder, endedAt, dueAt } = deadline;
  const proposalId = view.id;
  const escalatedTo = endedAt === undefined ? deskOf(view, clockId) : deadline.deskPersonId;
  const desks = [listKeys.desk(body, holder), ...(escalatedTo === undefined ? [] : [listKeys.desk(body, { personId: escalatedTo })])];
  const sk = `${dueAt}#${proposalId}.${clockId}`;
  if (endedAt === undefined) return desks.map((pk) => ({ pk, sk, proposalId, task: beforeNumber(deadline, view) }));
  const expiresAt = Math.ceil(Date.parse(endedAt) / 1000) + KEPT_DAYS * 86_400;
  const ended = storedEnded({ ...deadline, endedAt });
  return desks.map((pk) => ({ pk, sk, ended, expiresAt }));
}

function deskOf({ stage, deskPersonId, deskClockId }: CaseView, clockId: string): string | undefined {
  return clockId === deskClockId && !isEndStage(stage) ? deskPersonId : undefined;
}

/** A case stays on a leader's desk although the clock that put it there ended. */
function leftOnDesk(body: string, view: CaseView, deadlines: readonly DeadlineView[]): ListItem[] {
  const { deskPersonId: personId, deskClockId, stage, id } = view;
  const isThere = deadlines.some(({ clockId, endedAt }) => clockId === deskClockId && endedAt === undefined);
  return personId === undefined || isEndStage(stage) || isThere
    ? []
    : [{ pk: listKeys.desk(body, { personId }), sk: `${noDueDate}#${id}`, proposalId: id }];
}
