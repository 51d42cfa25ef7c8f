import { withNumber } from '#core/view/deadline-view.ts';
import { clockOnDesk } from '#core/view/ended-clock.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { ListItem } from '#core/view/view-items.ts';
import { listKeys, noDueDate } from '#core/view/view-items.ts';

/** What lists hold of a case as layout 1 had it: the same parties, desks, clocks and order, in other items. */
export function oldLists(body: string, { numberedAt, ...view }: CaseView, lists: readonly ListItem[]) {
  const isDraft = view.stage === 'draft';
  const isFiled = view.caseNumber !== undefined || view.stage === 'awaiting-number';
  const dueKey = `${view.due?.dueAt ?? noDueDate}#${view.id}`;
  const parties = lists.map((one) => {
    const { pk, sk } = one;
    const task = clockOnDesk({ ...one })?.deadline;
    if (task === undefined)
      return { last: sk !== view.id, party: { sk: `party#${pk}`, partyKey: pk, dueKey: sk === view.id ? dueKey : sk } };
    const numbered = withNumber(task, { ...view, ...(numberedAt === undefined ? {} : { numberedAt }) });
    const isHolder = pk === listKeys.desk(body, task.holder);
    const { endedAt, clockId } = task;
    if (endedAt === undefined) {
      return { last: !isHolder, party: { sk: isHolder ? `task#${clockId}` : `party#${pk}`, partyKey: pk, dueKey: sk, task: numbered } };
    }
    const ended = { partyKey: pk.replace('#desk#', '#ended#'), dueKey: `${endedAt}#${view.id}.${clockId}`, task: numbered };
    return { last: false, party: { sk: `${isHolder ? 'task' : 'desk'}#${clockId}`, ...ended } };
  });
  return {
    item: {
      sk: 'case',
      view,
      dueKey,
      stageKey: listKeys.stage(body, view.stage),
      ...(isDraft ? {} : { bodyKey: `${body}#all`, sessionKey: `${body}#session#${view.session}` }),
      ...(isFiled ? { filedKey: `${body}#filed` } : {}),
    },
    parties: [...parties.filter(({ last }) => !last), ...parties.filter(({ last }) => last)].map(({ party }) => party),
  };
}
