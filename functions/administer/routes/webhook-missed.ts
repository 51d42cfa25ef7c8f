import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { wantsEvent } from '#core/webhook/lane/wants-event.ts';
import { listingOf, submittedStages } from '#core/view/case-lists.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';
import { findEndpoint } from '../webhook-desk.ts';

const behindSchema = z.object({
  proposalId: z.string(),
  caseNumber: z.string().exactOptional(),
  /** Sequence up to which everything is settled, and of the case's last event. */
  cursor: z.int(),
  head: z.int(),
  /** Events in between that the endpoint wants. */
  missed: z.int(),
  /** The first of them. */
  first: z.object({ id: z.string(), type: z.string(), time: z.string() }),
  /** `waiting`: it has not been tried. `parked`: its tries are used up, or the endpoint was stopped when it came up. */
  state: z.enum(['waiting', 'retrying', 'parked']),
  attempts: z.int(),
  firstFailureAt: z.string().exactOptional(),
  nextAttemptAt: z.string().exactOptional(),
});

type Behind = z.input<typeof behindSchema>;

/**
 * What a subscriber has not got yet, case by case, reckoned from the ledger and not from what deliveries believe. The totals
 * are of the cases that this answer went through; `next` goes on with the others.
 */
export const readMissed = defineRoute({
  method: 'GET',
  path: '/v1/webhooks/{id}/missed',
  operationId: 'readWebhookMissed',
  tag: 'webhooks',
  summary: { zh: '该端点还有哪些事件未收到', en: 'What this subscriber has missed' },
  command: false,
  params: z.strictObject({ id: identifier }),
  query: z.strictObject(pageQuery),
  body: nothing,
  response: z.object({
    id: z.string(),
    status: z.enum(['pending', 'active', 'paused', 'disabled']),
    stoppedAt: z.string().exactOptional(),
    checked: z.int(),
    missed: z.object({ proposals: z.int(), events: z.int(), parked: z.int() }),
    proposals: z.array(behindSchema),
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal, services, params: { id }, query: { limit, cursor } }) => {
    const { endpoint } = await findEndpoint({ principal, services }, id);
    const { behind, checked, next } = await goThrough(services, endpoint, { after: keyOf(cursor), limit });
    const { status, stoppedAt } = endpoint;
    return {
      body: {
        id,
        status,
        ...(stoppedAt === undefined ? {} : { stoppedAt }),
        checked,
        missed: {
          proposals: behind.length,
          events: behind.reduce((sum, { missed }) => sum + missed, 0),
          parked: behind.filter(({ state }) => state === 'parked').length,
        },
        proposals: behind,
        ...(next === undefined ? {} : { next: cursorOf(next) }),
      },
    };
  },
});

// One read of the ledger each: some hundreds of milliseconds in all, far below the API's limit of 15 seconds.
const MOST_CHECKED = 1000;
const AT_ONCE = 50;

interface Gone {
  readonly behind: Behind[];
  readonly checked: number;
  /** Where to go on; absent once every case was gone through. */
  readonly next?: string;
}

async function goThrough(services: Services, endpoint: Endpoint, { after, limit }: { after: string; limit: number }): Promise<Gone> {
  const { body } = endpoint;
  const behind: Behind[] = [];
  let checked = 0;
  let last = after;
  const listing = listingOf(services.reader, body, { stages: submittedStages }, { after, before: '~' });
  while (checked < MOST_CHECKED) {
    const listed = await listing.next(AT_ONCE);
    if (listed.length === 0) return { behind, checked };
    const ids = listed.map(({ proposalId }) => proposalId);
    // Lanes first: what is delivered between the two reads is then told as owed, never the other way round.
    const lanes = await services.webhooks.lanes.many(body, endpoint.id, ids);
    const events = await Promise.all(ids.map(async (proposalId) => (await readStatusEvents(services.cases, { body, proposalId })).events));
    for (const [index, { proposalId, dueKey }] of listed.entries()) {
      const owed = behindOf(endpoint, lanes.get(proposalId) ?? newLane, events[index] ?? []);
      checked += 1;
      last = dueKey;
      if (owed !== undefined) behind.push(owed);
      if (behind.length === limit) return { behind, checked, next: last };
    }
  }
  return { behind, checked, next: last };
}

function behindOf(endpoint: Endpoint, lane: Lane, events: readonly StatusEvent[]): Behind | undefined {
  const owed = events.filter((event) => event.data.sequence > lane.cursor && wantsEvent(endpoint, event));
  const [first] = owed;
  const last = events.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { caseNumber, sequence: head } = last.data;
  const { cursor, state, attempts, firstFailureAt, nextAttemptAt } = lane;
  return {
    proposalId: first.proposalId,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    cursor,
    head,
    missed: owed.length,
    first: { id: first.id, type: first.type, time: first.time },
    state: state === 'clear' ? 'waiting' : state,
    attempts,
    ...(firstFailureAt === undefined ? {} : { firstFailureAt }),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
  };
}
