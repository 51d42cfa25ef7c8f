import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { rewindLane } from '#core/webhook/lane/lane.ts';
import type { ListedEvent } from '#core/webhook/told/event-list.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import type { FollowDependencies } from './follow-case.ts';

export interface ReplayDependencies extends FollowDependencies {
  readonly reader: Pick<ViewReader, 'events'>;
}

const PAGE = 16;
const WIDTH = 8;

/**
 * Sets every lane back to before the first event since an instant, and runs it. An event is listed when it became known,
 * never before it came to be, so the list since that instant names every proposal that had one.
 */
export async function replay(
  dependencies: ReplayDependencies,
  endpoint: Endpoint,
  { since, page }: Extract<WebhookTask, { task: 'replay' }>,
): Promise<void> {
  const { reader, now, startTask } = dependencies;
  const { body, id: endpointId } = endpoint;
  const { after, before } = page ?? { after: since, before: now() };
  const listed = await reader.events(body, { after, before, limit: PAGE });
  await eachOf(listed, WIDTH, (event) => replayFrom(dependencies, endpoint, since, event));
  const last = listed.at(-1);
  if (listed.length === PAGE && last !== undefined) {
    await startTask({ task: 'replay', body, endpointId, since, page: { after: last.dueKey, before } });
  }
}

/** Each proposal once: when the list comes to the first of its events since then. */
async function replayFrom(dependencies: ReplayDependencies, endpoint: Endpoint, since: string, listed: ListedEvent): Promise<void> {
  const { cases, lanes, wakeLane } = dependencies;
  const which = { body: endpoint.body, endpointId: endpoint.id, proposalId: listed.proposalId };
  const { events } = await readStatusEvents(cases, which);
  const first = events.find(({ time }) => time >= since);
  if (first?.data.sequence !== listed.sequence) return;
  const { lane } = await lanes.read(which);
  if (lane.cursor >= listed.sequence) await lanes.write(which, rewindLane(lane, listed.sequence - 1));
  await runWebhookLane(dependencies, which, comeBackByWorkflow(wakeLane, which));
}
