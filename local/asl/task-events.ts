import type { Engine } from './engine.ts';
import type { JsonObject } from './json.ts';
import type { TaskCall } from './state-node.ts';
import { limitedJson } from './data-limit.ts';
import type { Strand } from './strand.ts';

// A Lambda ARN as the resource has events of its own; every other integration shares the Task… ones.
const isFunction = (call: TaskCall): boolean => call.resource.integration === 'function';

const name = (call: TaskCall, event: string): string => `${isFunction(call) ? 'LambdaFunction' : 'Task'}${event}`;

const origin = ({ resource }: TaskCall): JsonObject =>
  resource.integration === 'function' ? {} : { resourceType: resource.resourceType, resource: resource.resource };

/** Records that a task is called; returns the id of the event that names the attempt. */
export function recordScheduled({ journal, world }: Engine, strand: Strand, call: TaskCall): number {
  const args = limitedJson(call.arguments, `The arguments of the task '${strand.state}'`);
  const limits = {
    ...(call.timeoutSeconds !== null && { timeoutInSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds !== null && { heartbeatInSeconds: call.heartbeatSeconds }),
  };
  const details = isFunction(call)
    ? { resource: call.resource.resource, input: args, ...limits }
    : { ...origin(call), region: world.region, parameters: args, ...limits };
  const event = journal.append(strand, name(call, 'Scheduled'), details);
  journal.append(strand, name(call, 'Started'), isFunction(call) ? undefined : origin(call));
  return event;
}

/** `Submitted`: the call returned and the token is awaited. `Succeeded`: the task has its result. */
export function recordReturned(
  { journal }: Engine,
  strand: Strand,
  call: TaskCall,
  event: 'Submitted' | 'Succeeded',
  output: string,
): void {
  journal.append(strand, name(call, event), { ...origin(call), output });
}

export function recordFailed({ journal }: Engine, strand: Strand, call: TaskCall, event: 'Failed' | 'TimedOut', failure: JsonObject): void {
  journal.append(strand, name(call, event), { ...origin(call), ...failure });
}
