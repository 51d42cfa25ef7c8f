import * as z from 'zod';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { lightOf } from '#core/clock/light.ts';
import { desksOf } from '#core/view/desks-of.ts';
import { caseLine, caseLineSchema, taskBody, taskSchema } from '../case-body.ts';
import { lineLook } from '../line-look.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';

const itemSchema = z.object({ task: taskSchema, case: caseLineSchema });
type Item = z.input<typeof itemSchema>;

// A dispatcher's desk has hundreds to dispatch and a few returns among them: so many keys are looked through for a page of one kind.
const READ_FOR_A_KIND = 1000;

export const readWorklist = defineRoute({
  method: 'GET',
  path: '/v1/worklist',
  operationId: 'readWorklist',
  tag: 'worklist',
  summary: { zh: '我的待办（最紧急的在前）', en: 'What waits for me, earliest due first' },
  command: false,
  params: nothing,
  query: z.strictObject({
    light: z.enum(['green', 'yellow', 'red']).exactOptional(),
    /** Only clocks of one kind: returns to decide, say. */
    kind: z.enum(clockKinds).exactOptional(),
    ...pageQuery,
  }),
  body: nothing,
  response: z.object({ items: z.array(itemSchema), next: z.string().exactOptional() }),
  handle: async ({ principal, services: { cases, reader }, query }) => {
    const { body, person, directory } = principal;
    const { now } = await cases.rules(body);
    const after = keyOf(query.cursor);
    const before = query.light === 'red' ? now : '~';
    const { light, kind, limit } = query;
    const chunk = kind === undefined ? limit : READ_FOR_A_KIND;
    const lists = await Promise.all(desksOf(person).map((holder) => reader.desk(body, holder, { after, before, limit: chunk })));
    // One key is one task: it may lie on a role's desk and, escalated, on the person's own.
    const distinct = [...new Map(lists.flat().map((listed) => [listed.dueKey, listed])).values()];
    const read = distinct.sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1)).slice(0, chunk);
    const fitting = read.filter(({ task }) => kind === undefined || task?.kind === kind);
    const page = fitting.slice(0, limit);
    const views = await reader.cases(
      body,
      page.map(({ proposalId }) => proposalId),
    );
    const items: Item[] = [];
    for (const { proposalId, task } of page) {
      const view = views.get(proposalId);
      if (view === undefined || task === undefined) continue;
      if (light !== undefined && lightOf(task, now) !== light) continue;
      const look = await lineLook(cases, principal, view);
      // Whoever no longer sees the case cannot act on it either.
      if (look !== undefined) items.push({ task: taskBody(task, now), case: caseLine(view, look, directory, now) });
    }
    const last = fitting.length > limit ? page.at(-1) : read.at(-1);
    const isEnd = fitting.length <= limit && read.length < chunk;
    return { body: { items, ...(isEnd || last === undefined ? {} : { next: cursorOf(last.dueKey) }) } };
  },
});
