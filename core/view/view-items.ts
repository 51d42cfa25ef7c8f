import type { Holder } from '#core/clock/clock.ts';
import { isEndStage } from '#core/case/stages.ts';
import type { CaseView, TaskView } from './case-view.ts';
import type { DeadlineView } from './deadline-view.ts';

/** Sorts after every due date: cases without a running clock come last. */
export const noDueDate = '9999-12-31T00:00:00.000Z';

/** Index partitions of a body's lists. */
export const listKeys = {
  body: (body: string): string => `${body}#all`,
  filed: (body: string): string => `${body}#filed`,
  stage: (body: string, stage: string): string => `${body}#stage#${stage}`,
  session: (body: string, session: string): string => `${body}#session#${session}`,
  member: (body: string, personId: string): string => `${body}#member#${personId}`,
  unit: (body: string, unitId: string): string => `${body}#unit#${unitId}`,
  /** The open clocks of a holder, by due instant. */
  desk: (body: string, holder: Holder): string => `${body}#desk#${holderKey(holder)}`,
  /** The ended clocks of a holder, by the instant they ended. */
  ended: (body: string, holder: Holder): string => `${body}#ended#${holderKey(holder)}`,
} as const;

function holderKey(holder: Holder): string {
  if ('personId' in holder) return `person#${holder.personId}`;
  return 'unitId' in holder ? `unit#${holder.unitId}` : `role#${holder.role}`;
}

/** The case itself, under the indexes that list cases. */
export interface CaseItem {
  readonly sk: 'case';
  readonly view: CaseView;
  readonly dueKey: string;
  readonly bodyKey?: string;
  readonly filedKey?: string;
  readonly stageKey: string;
  readonly sessionKey?: string;
}

/** A pointer to the case under one party: a member or unit it concerns, the desk a task lies on, or whose task it was. */
export interface PartyItem {
  readonly sk: string;
  readonly partyKey: string;
  readonly dueKey: string;
  readonly task?: DeadlineView;
}

/** Everything the list table holds of one case: its line and all its clocks. */
export function viewItems(
  body: string,
  view: CaseView,
  deadlines: readonly DeadlineView[],
): { readonly item: CaseItem; readonly parties: readonly PartyItem[] } {
  const dueKey = sortKey(view, view.due?.dueAt);
  const isDraft = view.stage === 'draft';
  const item: CaseItem = {
    sk: 'case',
    view,
    dueKey,
    stageKey: listKeys.stage(body, view.stage),
    ...(isDraft ? {} : { bodyKey: listKeys.body(body), sessionKey: listKeys.session(body, view.session) }),
    ...(view.caseNumber === undefined && view.stage !== 'awaiting-number' ? {} : { filedKey: listKeys.filed(body) }),
  };
  const members = [view.authorId, ...(isDraft ? [] : view.coSigners)].map((id) => party(listKeys.member(body, id), dueKey));
  const units = view.unitIds.map((id) => party(listKeys.unit(body, id), dueKey));
  const clocks = deadlines.flatMap((deadline) => clockItems(body, view, deadline));
  const desk =
    view.deskPersonId === undefined || isEndStage(view.stage)
      ? []
      : [onDesk(listKeys.desk(body, { personId: view.deskPersonId }), view, deadlines)];
  return { item, parties: [...members, ...units, ...clocks, ...desk] };
}

/**
 * A clock lies on its holder's desk while it runs. When it ends, the same item goes over to what the holder had to do,
 * where calendar feeds find it: one write more than taking it away. The leader it was escalated to keeps it too.
 */
function clockItems(body: string, view: CaseView, task: DeadlineView): PartyItem[] {
  const { clockId, holder, endedAt, deskPersonId } = task;
  const sk = `task#${clockId}`;
  if (endedAt === undefined) return [{ sk, partyKey: listKeys.desk(body, holder), dueKey: taskKey(view, task), task }];
  const dueKey = `${sortKey(view, endedAt)}.${clockId}`;
  const ended = { sk, partyKey: listKeys.ended(body, holder), dueKey, task };
  if (deskPersonId === undefined) return [ended];
  return [ended, { ...ended, sk: `desk#${clockId}`, partyKey: listKeys.ended(body, { personId: deskPersonId }) }];
}

function onDesk(partyKey: string, view: CaseView, deadlines: readonly DeadlineView[]): PartyItem {
  const task = deadlines.find(({ clockId, endedAt }) => clockId === view.deskClockId && endedAt === undefined);
  return task === undefined ? party(partyKey, sortKey(view, undefined)) : { ...party(partyKey, taskKey(view, task)), task };
}

function party(partyKey: string, dueKey: string): PartyItem {
  return { sk: `party#${partyKey}`, partyKey, dueKey };
}

/** Due instant, then id: an order that is total, so that a cursor can stand on it. */
function sortKey(view: CaseView, dueAt: string | undefined): string {
  return `${dueAt ?? noDueDate}#${view.id}`;
}

/** A desk may hold two tasks of one case that are due together, so their order goes on to the clock. */
function taskKey(view: CaseView, { dueAt, clockId }: TaskView): string {
  return `${sortKey(view, dueAt)}.${clockId}`;
}
