import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import { caseLine, caseLineSchema, taskBody, taskSchema } from '../case-body.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';
import { lineLook } from '../line-look.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';

const lateUnitSchema = z.object({
  unit: z.object({ id: z.string(), name: z.string() }),
  /** Clocks of the unit that are over and run on; counted up to two hundred. */
  clocks: z.int(),
  more: z.boolean(),
  /** Cases these are of. */
  cases: z.int(),
  /** The earliest of the due days. */
  since: z.string(),
});

type LateUnit = z.input<typeof lateUnitSchema>;

const MOST_COUNTED = 200;
const READS_AT_ONCE = 16;

/** What is late by unit, those that are late with most first. A desk sorts by due instant, so only what is late is read. */
export const listOverdue = defineRoute({
  method: 'GET',
  path: '/v1/overdue',
  operationId: 'listOverdue',
  tag: 'worklist',
  summary: { zh: '各单位逾期事项的件数', en: 'How much is late, by unit' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ units: z.array(lateUnitSchema) }),
  handle: async ({ principal: { body, person, directory }, services: { cases, reader } }) => {
    refuseOthers(person);
    const { now } = await cases.rules(body);
    const units: LateUnit[] = [];
    await inTurns(directory.units.keys(), READS_AT_ONCE, async (unitId) => {
      const late = await reader.dueOnDesk(body, { unitId }, { after: '', before: now, limit: MOST_COUNTED + 1 });
      const counted = late.slice(0, MOST_COUNTED);
      const since = counted[0]?.dueOn;
      if (since === undefined) return;
      units.push({
        unit: unitParty(unitId, directory),
        clocks: counted.length,
        more: late.length > MOST_COUNTED,
        cases: new Set(counted.map(({ proposalId }) => proposalId)).size,
        since,
      });
    });
    return { body: { units: units.sort((a, b) => b.clocks - a.clocks || (a.since < b.since ? -1 : 1)) } };
  },
});

const itemSchema = z.object({ task: taskSchema, case: caseLineSchema });

/** One unit's, the longest late first. */
export const listOverdueOfUnit = defineRoute({
  method: 'GET',
  path: '/v1/overdue/{unitId}',
  operationId: 'listOverdueOfUnit',
  tag: 'worklist',
  summary: { zh: '一个单位的逾期事项（逾期最久的在前）', en: 'What is late at one unit, the longest first' },
  command: false,
  params: z.strictObject({ unitId: identifier }),
  query: z.strictObject(pageQuery),
  body: nothing,
  response: z.object({ items: z.array(itemSchema), next: z.string().exactOptional() }),
  handle: async ({ principal, services: { cases, reader }, params: { unitId }, query: { cursor, limit } }) => {
    const { body, person, directory } = principal;
    refuseOthers(person);
    if (!directory.units.has(unitId)) throw new Refusal('UnknownUnitError', { unitId });
    const { now } = await cases.rules(body);
    const page = await reader.desk(body, { unitId }, { after: keyOf(cursor), before: now, limit });
    const views = await reader.cases(
      body,
      page.map(({ proposalId }) => proposalId),
    );
    const items: z.input<typeof itemSchema>[] = [];
    for (const { proposalId, task } of page) {
      const view = views.get(proposalId);
      if (view === undefined || task === undefined) continue;
      const look = await lineLook(cases, principal, view);
      if (look !== undefined) items.push({ task: taskBody(task, now), case: caseLine(view, look, directory, now) });
    }
    const last = page.at(-1);
    return { body: { items, ...(page.length < limit || last === undefined ? {} : { next: cursorOf(last.dueKey) }) } };
  },
});

function refuseOthers(person: Person): void {
  if (!mayAsk(person, 'overdue')) throw new Refusal('NotAllowedError', { command: 'read-overdue' });
}
