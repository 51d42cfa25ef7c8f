import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import type { Look } from '#core/access/sight/look.ts';
import { worstLight } from '#core/clock/light.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { filedStages, listingOf, submittedStages } from '#core/view/case-lists.ts';
import type { CaseList } from '#core/view/case-lists.ts';
import { caseLine, caseLineSchema } from '../case-body.ts';
import { lineLook } from '../line-look.ts';
import { namesForLine } from '../names-of-the-past.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
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
  /** Only those on which a redo round was opened. */
  redone: z.literal('true').exactOptional(),
  /** Only those that the committee marked (重点提案). */
  key: z.literal('true').exactOptional(),
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
    const { found, last } = await collect(call, chooseList(principal.person, filter), now);
    const items = found.map(async ({ view, look }) =>
      caseLine(view, look, await namesForLine(services, principal.body, view, directory), now),
    );
    return {
      body: {
        items: await Promise.all(items),
        ...(last === undefined ? {} : { next: cursorOf(last) }),
      },
    };
  },
});

/** The one list that answers, inside what the person may see; the rest of the filter narrows its pages. */
export function chooseList(person: Person, filter: Pick<Filter, 'stage' | 'unit' | 'member'>): CaseList {
  const all = mayAsk(person, 'everyCase');
  const filed = mayAsk(person, 'filedCases');
  if (!all && !filed) {
    if (person.unitId !== undefined && mayAsk(person, 'casesOfOwnUnit')) return { unitId: person.unitId, ...stagesOf(filter) };
    if (mayAsk(person, 'ownCases')) return { personId: person.id, ...stagesOf(filter) };
    throw new Refusal('NotAllowedError', { command: 'list' });
  }
  if (filter.unit !== undefined) return { unitId: filter.unit, ...stagesOf(filter) };
  if (all && filter.member !== undefined) return { personId: filter.member, ...stagesOf(filter) };
  const listed = all ? submittedStages : filedStages;
  if (filter.stage === undefined) return { stages: listed };
  const { stage } = filter;
  return { stages: all ? [stage] : listed.filter((one) => one === stage) };
}

function stagesOf({ stage }: Pick<Filter, 'stage'>): { readonly stages?: readonly [Stage] } {
  return stage === undefined ? {} : { stages: [stage] };
}

// A page that the filter leaves short is filled from the next ones, but not without end; where it leaves much out, more is read at once,
// so that looking through a thousand cases is a few reads and not dozens.
const MOST_READ = 1000;
const MOST_AT_ONCE = 250;
const READ_MORE = 4;

interface Line {
  readonly view: CaseView;
  readonly look: Look;
}

async function collect(
  { principal, services, query: filter }: Call<unknown, Filter, unknown>,
  list: CaseList,
  now: string,
): Promise<{ found: Line[]; last: string | undefined }> {
  const found: Line[] = [];
  let after = keyOf(filter.cursor);
  const listing = listingOf(services.reader, principal.body, list, { after, before: '~' });
  let atOnce = filter.limit;
  for (let read = 0; read < MOST_READ; read += atOnce) {
    if (read > 0) atOnce = Math.min(atOnce * READ_MORE, MOST_AT_ONCE);
    const page = await listing.next(atOnce);
    const views = await services.reader.cases(
      principal.body,
      page.map(({ proposalId }) => proposalId),
    );
    for (const { proposalId, dueKey } of page) {
      after = dueKey;
      const view = views.get(proposalId);
      if (view === undefined || !matches(view, filter, now)) continue;
      // The partition keeps to what may be the reader's; the table says what is.
      const look = await lineLook(services.cases, principal, view);
      if (look === undefined) continue;
      found.push({ view, look });
      if (found.length === filter.limit) return { found, last: after };
    }
    if (page.length < atOnce) return { found, last: undefined };
  }
  return { found, last: after };
}

function matches(view: CaseView, filter: Filter, now: string): boolean {
  const { stage, unit, member, session, light, class: replyClass, q, redone, key } = filter;
  return (
    (stage === undefined || view.stage === stage) &&
    (unit === undefined || view.unitIds.includes(unit)) &&
    (member === undefined || view.authorId === member || view.coSigners.includes(member)) &&
    (session === undefined || view.session === session) &&
    (light === undefined || worstLight(view.tasks, now) === light) &&
    (replyClass === undefined || view.class === replyClass) &&
    (key === undefined || view.isKey === true) &&
    (redone === undefined || view.round !== undefined) &&
    (q === undefined || view.title.includes(q) || view.caseNumber === q)
  );
}
