import * as z from 'zod';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { desksOf } from '#core/view/desks-of.ts';
import { personParty } from '#functions/platform/http/parties.ts';
import { caseLine, caseLineSchema, taskSchema } from '../case-body.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { lineLook } from '../line-look.ts';
import { namesForLine } from '../names-of-the-past.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

// As many as one looks through; what is older is found by its case.
const MOST = 50;
const DAYS = 60;

const itemSchema = z.object({
  clock: taskSchema.pick({ clockId: true, kind: true, name: true, dueOn: true }),
  endedAt: z.string(),
  isLate: z.boolean(),
  /** Who did it, where somebody did: a time may also run out, or be overtaken. */
  by: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  case: caseLineSchema,
});

type Item = z.input<typeof itemSchema>;

/** What ended on the reader's desks within sixty days, the latest first. */
export const readWorkDone = defineRoute({
  method: 'GET',
  path: '/v1/worklist/done',
  operationId: 'readWorkDone',
  tag: 'worklist',
  summary: { zh: '近期办结的事项（最近的在前）', en: 'What was done on my desks lately, the latest first' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ items: z.array(itemSchema) }),
  handle: async ({ principal, services }) => {
    const { body, person } = principal;
    const { now } = await services.cases.rules(body);
    const endedFrom = new Date(Date.parse(now) - DAYS * 86_400_000).toISOString();
    const query = { endedFrom, mostOpen: 0, mostEnded: MOST };
    const lists = await Promise.all(desksOf(person).map((holder) => services.reader.deadlines(body, holder, query)));
    const ended = latest(lists.flat());
    const views = await services.reader.cases(body, [...new Set(ended.map(({ proposalId }) => proposalId))]);
    const ids = [...views.keys()];
    // Who ended each is in its log.
    const logs = await services.cases.readTogether(body, ids);
    const found = new Map(logs.map((log, index) => [ids[index] ?? '', { log, view: views.get(ids[index] ?? '') }]));
    const items = await Promise.all(ended.map((one) => itemOf(one, found.get(one.proposalId), principal, services, now)));
    return { body: { items: items.flat() } };
  },
});

/** Each clock once, however many desks it lies on. */
function latest(found: readonly FeedDeadline[]): FeedDeadline[] {
  const distinct = new Map(found.map((one) => [`${one.proposalId}.${one.deadline.clockId}`, one]));
  return [...distinct.values()].sort((a, b) => ((a.deadline.endedAt ?? '') > (b.deadline.endedAt ?? '') ? -1 : 1)).slice(0, MOST);
}

interface Found {
  readonly log: FoldedCase;
  readonly view: CaseView | undefined;
}

async function itemOf(
  { deadline }: FeedDeadline,
  found: Found | undefined,
  principal: Principal,
  services: Services,
  now: string,
): Promise<Item[]> {
  const view = found?.view;
  const { clockId, kind, dueOn, dueAt, endedAt } = deadline;
  const look = view && (await lineLook(services.cases, principal, view));
  if (found === undefined || view === undefined || look === undefined || endedAt === undefined) return [];
  const by = doerOf(found.log, principal.directory, { clockId, endedAt });
  const clock = { clockId, kind, name: clockTerms[kind], dueOn };
  const line = caseLine(view, look, await namesForLine(services, principal.body, view, principal.directory), now);
  return [{ clock, endedAt, isLate: endedAt > dueAt, ...(by === undefined ? {} : { by }), case: line }];
}

/** Whoever's commit ended it by the act it waited for. */
function doerOf(
  { state, commits }: FoldedCase,
  directory: Directory,
  { clockId, endedAt }: { readonly clockId: string; readonly endedAt: string },
): Item['by'] {
  const how = state?.clocks.find(({ id }) => id === clockId)?.closed?.how;
  const actor = commits.find(({ at }) => at === endedAt)?.actor;
  return actor === undefined || actor.role === 'system' || (how !== 'met' && how !== 'late')
    ? undefined
    : personParty(actor.personId, directory);
}
