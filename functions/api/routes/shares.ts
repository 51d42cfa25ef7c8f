import * as z from 'zod';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { clockMatter } from '#core/access/sight/event-matter.ts';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { sees } from '#core/access/sight/look.ts';
import type { Look } from '#core/access/sight/look.ts';
import { lightOf } from '#core/clock/light.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { nextSteps, unitShares } from '#core/view/unit-shares.ts';
import type { UnitShare } from '#core/view/unit-shares.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { caseLine, caseLineSchema, taskBody, taskSchema } from '../case-body.ts';
import { lineLook } from '../line-look.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Call } from '../route.ts';

const query = z.strictObject({
  light: z.enum(['green', 'yellow', 'red']).exactOptional(),
  next: z.enum(nextSteps).exactOptional(),
  ...pageQuery,
});

const shareSchema = z.object({
  case: caseLineSchema,
  assignmentId: z.string(),
  role: z.enum(['lead', 'co-handler']),
  next: z.enum(nextSteps),
  /** The unit's own clocks on it, earliest due first. */
  tasks: z.array(taskSchema),
  /** What it waits for, and of which unit where it is one's. */
  awaited: z.array(z.object({ task: taskSchema, unit: z.object({ id: z.string(), name: z.string() }).exactOptional() })),
});

type Shown = z.input<typeof shareSchema>;
type Asked = Call<unknown, z.output<typeof query>, unknown>;

// A page that the filter leaves short is filled from the next ones, but not without end.
const MOST_PAGES = 20;

/** What a unit has in hand: each share once, where its earliest clock stands. */
export const listShares = defineRoute({
  method: 'GET',
  path: '/v1/shares',
  operationId: 'listShares',
  tag: 'worklist',
  summary: { zh: '本单位的承办项（最紧急的在前）', en: 'What my unit has in hand, earliest due first' },
  command: false,
  params: nothing,
  query,
  body: nothing,
  response: z.object({ items: z.array(shareSchema), next: z.string().exactOptional() }),
  handle: async (call) => {
    const { principal, services, query: asked } = call;
    const unitId = unitOf(principal.person);
    if (unitId === undefined || !mayAsk(principal.person, 'casesOfOwnUnit')) throw new Refusal('NotAllowedError', { command: 'list' });
    const { now } = await services.cases.rules(principal.body);
    const items: Shown[] = [];
    let after = keyOf(asked.cursor);
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await services.reader.desk(principal.body, { unitId }, { after, before: '~', limit: asked.limit });
      const views = await services.reader.cases(
        principal.body,
        page.map(({ proposalId }) => proposalId),
      );
      for (const { proposalId, dueKey, task } of page) {
        after = dueKey;
        const view = views.get(proposalId);
        // A share has several clocks: it stands where the first of them does.
        const share = view && unitShares(view, unitId).find(({ tasks }) => tasks[0]?.clockId === task?.clockId);
        const shown = share && (await showShare(call, view, share, now));
        if (shown !== undefined) items.push(shown);
        if (items.length === asked.limit) return { body: { items, next: cursorOf(after) } };
      }
      if (page.length < asked.limit) return { body: { items } };
    }
    return { body: { items, next: cursorOf(after) } };
  },
});

async function showShare({ principal, services, query: asked }: Asked, view: CaseView, share: UnitShare, now: string) {
  const [first] = share.tasks;
  if (first === undefined || (asked.light !== undefined && lightOf(first, now) !== asked.light)) return undefined;
  if (asked.next !== undefined && asked.next !== share.next) return undefined;
  const look = await lineLook(services.cases, principal, view);
  return look === undefined ? undefined : shownTo(look, view, share, principal, now);
}

function shownTo(look: Look, view: CaseView, share: UnitShare, { directory }: Asked['principal'], now: string): Shown {
  const { assignmentId, role, next, tasks, awaited } = share;
  const seen = awaited.filter((task) =>
    sees(
      look,
      caseSight.task.seen,
      clockMatter(task, () => undefined),
    ),
  );
  return {
    case: caseLine(view, look, directory, now),
    assignmentId,
    role,
    next,
    tasks: tasks.map((task) => taskBody(task, now)),
    awaited: seen.map((task) => ({
      task: taskBody(task, now),
      ...('unitId' in task.holder ? { unit: unitParty(task.holder.unitId, directory) } : {}),
    })),
  };
}
