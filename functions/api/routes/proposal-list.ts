import * as z from 'zod';
import { worstLight } from '#core/clock/light.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListQuery } from '#core/ports/view-reader.ts';
import { caseLine, caseLineSchema } from '../case-body.ts';
import { cursorOf, keyOf, pageQuery } from '../paging.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Call } from '../route.ts';

const query = z.strictObject({
  stage: z.enum(stages).exactOptional(),
  unit: identifier.exactOptional(),
  member: identifier.exactOptional(),
  session: identifier.exactOptional(),
  light: z.enum(['green', 'yellow', 'red', 'grey']).exactOptional(),
  class: z.string().max(8).exactOptional(),
  q: z.string().max(100).exactOptional(),
  ...pageQuery,
});

type Filter = z.output<typeof query>;

export const listProposals = defineRoute({
  method: 'GET',
  path: '/v1/proposals',
  operationId: 'listProposals',
  tag: 'proposals',
  summary: { zh: '提案列表（最紧急的在前）', en: 'Lists, earliest due first' },
  command: false,
  params: nothing,
  query,
  body: nothing,
  response: z.object({ items: z.array(caseLineSchema), next: z.string().exactOptional() }),
  handle: async (call) => {
    const { principal, services, query: filter } = call;
    const { directory, now } = await contextOf({ principal, services });
    const { found, last } = await collect(call, chooseList(principal.body, principal.person, filter), now);
    return {
      body: {
        items: found.map((view) => caseLine(view, directory, now)),
        ...(last === undefined ? {} : { next: cursorOf(last) }),
      },
    };
  },
});

type Partition = Pick<ListQuery, 'index' | 'partition'>;

/** The one index partition that answers, inside what the person may see; the rest of the filter narrows its pages. */
export function chooseList(body: string, person: Person, filter: Pick<Filter, 'stage' | 'unit' | 'member' | 'session'>): Partition {
  const has = (...roles: Person['roles']): boolean => person.roles.some((role) => roles.includes(role));
  const all = has('committee-clerk', 'committee-head', 'auditor');
  const filed = has('dispatcher', 'supervisor');
  if (!all && !filed) {
    if (person.unitId !== undefined && has('unit-clerk', 'unit-leader'))
      return { index: 'byParty', partition: listKeys.unit(body, person.unitId) };
    if (has('member')) return { index: 'byParty', partition: listKeys.member(body, person.id) };
    throw new Refusal('NotAllowedError', { command: 'list' });
  }
  if (filter.unit !== undefined) return { index: 'byParty', partition: listKeys.unit(body, filter.unit) };
  if (!all) return { index: 'byFiled', partition: listKeys.filed(body) };
  if (filter.member !== undefined) return { index: 'byParty', partition: listKeys.member(body, filter.member) };
  if (filter.stage !== undefined) return { index: 'byStage', partition: listKeys.stage(body, filter.stage) };
  if (filter.session !== undefined) return { index: 'bySession', partition: listKeys.session(body, filter.session) };
  return { index: 'byBody', partition: listKeys.body(body) };
}

// A page that the filter leaves short is filled from the next ones, but not without end.
const MOST_PAGES = 20;

async function collect(
  { principal, services, query: filter }: Call<unknown, Filter, unknown>,
  partition: Partition,
  now: string,
): Promise<{ found: CaseView[]; last: string | undefined }> {
  const found: CaseView[] = [];
  let after = keyOf(filter.cursor);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await services.reader.list({ ...partition, after, before: '~', limit: filter.limit });
    const views = await services.reader.cases(
      principal.body,
      page.map(({ proposalId }) => proposalId),
    );
    for (const { proposalId, dueKey } of page) {
      after = dueKey;
      const view = views.get(proposalId);
      if (view === undefined || !matches(view, filter, now) || !mayList(principal.person, view)) continue;
      found.push(view);
      if (found.length === filter.limit) return { found, last: after };
    }
    if (page.length < filter.limit) return { found, last: undefined };
  }
  return { found, last: after };
}

function matches(view: CaseView, filter: Filter, now: string): boolean {
  const { stage, unit, member, session, light, class: replyClass, q } = filter;
  return (
    (stage === undefined || view.stage === stage) &&
    (unit === undefined || view.unitIds.includes(unit)) &&
    (member === undefined || view.authorId === member || view.coSigners.includes(member)) &&
    (session === undefined || view.session === session) &&
    (light === undefined || worstLight(view.tasks, now) === light) &&
    (replyClass === undefined || view.class === replyClass) &&
    (q === undefined || view.title.includes(q) || view.caseNumber === q)
  );
}

const unfiled: readonly Stage[] = ['draft', 'in-review', 'in-revision', 'declined', 'withdrawn'];

/** The list's partition already keeps to the person's own; drafts stay with their author and unfiled cases off the government's side. */
function mayList(person: Person, view: CaseView): boolean {
  if (view.authorId === person.id) return true;
  if (view.stage === 'draft') return false;
  const sees = person.roles.some((role) => role === 'committee-clerk' || role === 'committee-head' || role === 'auditor');
  return sees || view.coSigners.includes(person.id) || !unfiled.includes(view.stage);
}
