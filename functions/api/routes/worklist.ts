import * as z from 'zod';
import { lightOf } from '#core/clock/light.ts';
import { desksOf } from '#core/view/desks-of.ts';
import { caseLine, caseLineSchema, taskBody, taskSchema } from '../case-body.ts';
import { lineLook } from '../line-look.ts';
import { cursorOf, keyOf, pageQuery } from '../paging.ts';
import { defineRoute, nothing } from '../route.ts';

const itemSchema = z.object({ task: taskSchema, case: caseLineSchema });
type Item = z.input<typeof itemSchema>;

export const readWorklist = defineRoute({
  method: 'GET',
  path: '/v1/worklist',
  operationId: 'readWorklist',
  tag: 'worklist',
  summary: { zh: '我的待办（最紧急的在前）', en: 'What waits for me, earliest due first' },
  command: false,
  params: nothing,
  query: z.strictObject({ light: z.enum(['green', 'yellow', 'red']).exactOptional(), ...pageQuery }),
  body: nothing,
  response: z.object({ items: z.array(itemSchema), next: z.string().exactOptional() }),
  handle: async ({ principal, services: { cases, reader }, query }) => {
    const { body, person, directory } = principal;
    const { now } = await cases.rules(body);
    const after = keyOf(query.cursor);
    const before = query.light === 'red' ? now : '~';
    const lists = await Promise.all(desksOf(person).map((holder) => reader.desk(body, holder, { after, before, limit: query.limit })));
    // One key is one task: it may lie on a role's desk and, escalated, on the person's own.
    const distinct = [...new Map(lists.flat().map((listed) => [listed.dueKey, listed])).values()];
    const page = distinct.sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1)).slice(0, query.limit);
    const views = await reader.cases(
      body,
      page.map(({ proposalId }) => proposalId),
    );
    const items: Item[] = [];
    for (const { proposalId, task } of page) {
      const view = views.get(proposalId);
      if (view === undefined || task === undefined) continue;
      if (query.light !== undefined && lightOf(task, now) !== query.light) continue;
      const look = await lineLook(cases, principal, view);
      // Whoever no longer sees the case cannot act on it either.
      if (look !== undefined) items.push({ task: taskBody(task, now), case: caseLine(view, look, directory, now) });
    }
    const last = page.at(-1);
    return { body: { items, ...(page.length < query.limit || last === undefined ? {} : { next: cursorOf(last.dueKey) }) } };
  },
});
