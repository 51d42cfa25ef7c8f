import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { cloudEvent, cloudEventJson } from '#core/webhook/told/cloud-event.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

// Writers take their instant a moment before the list shows it, and the index follows later still: what is younger may yet
// get a neighbour in front of it.
const HELD_BACK_MS = 2000;

const eventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  timestamp: z.string(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  sequence: z.string().exactOptional(),
  dataref: z.string().exactOptional(),
  /** By `dataschema`. */
  data: z.looseObject({ proposalId: z.string(), sequence: z.int() }),
});

/** The body's status events in the order in which they became known, as webhooks deliver them: for catching up, or instead of them. */
export const listEvents = defineRoute({
  method: 'GET',
  path: '/v1/events',
  operationId: 'listEvents',
  tag: 'webhooks',
  summary: { zh: '状态事件（供补收）', en: 'The status events, for catching up' },
  command: false,
  params: nothing,
  query: z.strictObject({ after: pageQuery.cursor, limit: pageQuery.limit }),
  body: nothing,
  response: z.object({
    events: z.array(eventSchema),
    /** The `after` of the next call, whether or not there is more by now; absent while there has been nothing at all. */
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal: { body, person }, services, query: { after, limit } }) => {
    if (!mayAsk(person, 'events')) throw new Refusal('NotAllowedError', { command: 'list-events' });
    const { now } = await services.cases.rules(body);
    const listed = await services.reader.events(body, {
      after: keyOf(after),
      before: new Date(Date.parse(now) - HELD_BACK_MS).toISOString(),
      limit,
    });
    const events = await recomputed(services, body, listed);
    const next = listed.at(-1)?.dueKey;
    const cursor = next === undefined ? after : cursorOf(next);
    const { apiUrl } = services.webhooks;
    return {
      body: {
        events: events.map((event) => asDelivered(event, apiUrl)),
        ...(cursor === undefined ? {} : { next: cursor }),
      },
    };
  },
});

/** As the body of a delivery has it, down to the order of its members: copies made from either are the same bytes. */
function asDelivered(event: StatusEvent, apiUrl: string): z.input<typeof eventSchema> {
  return JSON.parse(cloudEventJson(cloudEvent(event, apiUrl)));
}

interface Pointer {
  readonly proposalId: string;
  readonly sequence: number;
}

/** What the pointers name, from the ledger: the list says only that it is there. */
async function recomputed({ cases }: Services, body: string, pointers: readonly Pointer[]): Promise<StatusEvent[]> {
  const ids = [...new Set(pointers.map(({ proposalId }) => proposalId))];
  const read = await Promise.all(ids.map((proposalId) => readStatusEvents(cases, { body, proposalId })));
  const eventsOf = new Map(ids.map((proposalId, index) => [proposalId, read[index]?.events ?? []]));
  return pointers.flatMap(({ proposalId, sequence }) => eventsOf.get(proposalId)?.[sequence - 1] ?? []);
}
