import type { Holder } from '#core/clock/clock.ts';
import { isEndStage } from '#core/contracts/stages.ts';
import type { CaseView, TaskView } from './case-view.ts';

/** Sorts after every due date: cases without a running clock come last. */
const noDueDate = '9999-12-31T00:00:00.000Z';

/** Index partitions of a body's lists. */
export const listKeys = {
  body: (body: string): string => `${body}#all`,
  filed: (body: string): string => `${body}#filed`,
  stage: (body: string, stage: string): string => `${body}#stage#${stage}`,
  session: (body: string, session: string): string => `${body}#session#${session}`,
  member: (body: string, personId: string): string => `${body}#member#${personId}`,
  unit: (body: string, unitId: string): string => `${body}#unit#${unitId}`,
  desk: (body: string, holder: Holder): string =>
    'personId' in holder
      ? `${body}#desk#person#${holder.personId}`
      : 'unitId' in holder
        ? `${body}#desk#unit#${holder.unitId}`
        : `${body}#desk#role#${holder.role}`,
} as const;

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

/** A pointer to the case under one party: a member or unit it concerns, or the desk a task lies on. */
export interface PartyItem {
  readonly sk: string;
  readonly partyKey: string;
  readonly dueKey: string;
  readonly task?: TaskView;
}

/** Everything the list table holds of one case. */
export function viewItems(body: string, view: CaseView): { readonly item: CaseItem; readonly parties: readonly PartyItem[] } {
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
  const tasks = view.tasks.map((task) => ({
    sk: `task#${task.clockId}`,
    partyKey: listKeys.desk(body, task.holder),
    dueKey: taskKey(view, task),
    task,
  }));
  const desk =
    view.deskPersonId === undefined || isEndStage(view.stage) ? [] : [onDesk(listKeys.desk(body, { personId: view.deskPersonId }), view)];
  return { item, parties: [...members, ...units, ...tasks, ...desk] };
}

function onDesk(partyKey: string, view: CaseView): PartyItem {
  const task = view.tasks.find(({ clockId }) => clockId === view.deskClockId) ?? view.due;
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
