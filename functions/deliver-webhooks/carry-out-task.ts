import type { EndpointTask } from '#core/contracts/webhook-task.ts';
import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import { deliveryVerdict } from '#core/webhook/lane/delivery-verdict.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { operationalEvent } from '#core/webhook/told/operational-event.ts';
import { noteSuccess } from '#functions/platform/webhook/endpoint-health.ts';
import { log } from '#functions/platform/log.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { sendWebhook } from '#functions/platform/webhook/send-webhook.ts';
import { catchUp } from './catch-up.ts';
import { replay } from './replay.ts';
import type { ReplayDependencies } from './replay.ts';
import { verifyEndpoint } from './verify-endpoint.ts';

/** Carries out what the dispatcher was asked; a task for an endpoint that is no more is over. */
export async function carryOutTask(dependencies: ReplayDependencies, task: EndpointTask): Promise<void> {
  const endpoint = (await dependencies.endpoints.read(task.body)).get(task.endpointId);
  log('info', 'webhook task', { task: task.task, endpointId: task.endpointId, known: endpoint !== undefined });
  if (endpoint === undefined) return;
  // Nothing but the question for consent goes where nobody has consented, whenever it was asked for.
  if (endpoint.status === 'pending' && task.task !== 'verify') return;
  switch (task.task) {
    case 'verify':
      return verifyEndpoint(dependencies, endpoint);
    case 'test':
      return test(dependencies, endpoint, task);
    case 'resend':
      return resend(dependencies, endpoint, task);
    case 'replay':
      return replay(dependencies, endpoint, task);
    case 'catch-up':
      return catchUp(dependencies, endpoint, task);
  }
}

type TaskOf<N extends EndpointTask['task']> = Extract<EndpointTask, { task: N }>;

/** One test event, which its asker finds among the attempts. */
async function test(dependencies: ReplayDependencies, endpoint: Endpoint, { id }: TaskOf<'test'>): Promise<void> {
  const { body, id: endpointId } = endpoint;
  const event = operationalEvent('endpoint.test', { id, time: dependencies.now(), body, endpointId });
  const { attempt } = await sendWebhook(dependencies, endpoint, cloudEvent(event, dependencies.apiUrl));
  await dependencies.attempts.record(body, endpointId, attempt);
}

/** One event once more, whatever the filter says now; it moves no cursor and counts against nobody. */
async function resend(
  dependencies: ReplayDependencies,
  endpoint: Endpoint,
  { body, proposalId, sequence }: TaskOf<'resend'>,
): Promise<void> {
  const { events } = await readStatusEvents(dependencies.cases, { body, proposalId });
  const event = events.find(({ data }) => data.sequence === sequence);
  if (event === undefined) return;
  const { sent, attempt } = await sendWebhook(dependencies, endpoint, cloudEvent(event, dependencies.apiUrl));
  await dependencies.attempts.record(body, endpoint.id, attempt);
  if (deliveryVerdict(sent) !== 'delivered') return;
  await noteSuccess(dependencies, endpoint, await dependencies.lanes.health(body, endpoint.id), sent);
}
