import { readCatchers } from '../catcher.ts';
import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit, readNext } from '../exit.ts';
import { readRetriers } from '../retrier.ts';
import { leave, type StateNode, type Step, type Visit } from '../state-node.ts';
import { readTaskResource } from '../task-resource.ts';
import { compileTemplate } from '../template.ts';
import { integerField, SECONDS, type TypedField } from '../typed-field.ts';

const FIELDS = ['Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds', 'Retry', 'Catch', 'Next', 'End'];

/** Task: one call with `Arguments` (the state's input when absent), ended by its return or by its token. */
export function readTaskState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly([...COMMON_FIELDS, ...FIELDS]);
  const resource = readTaskResource(reader);
  const written = reader.value('Arguments');
  const args = written === undefined ? undefined : compileTemplate(written, 'Arguments', reader.at('Arguments'));
  const [timeout, heartbeat] = readTimeouts(reader, resource.waitsForToken);
  const exit = readExit(reader, readNext(reader));
  const enter = async (visit: Visit): Promise<Step> => {
    const bindings = visit.bindings(resource.waitsForToken ? { context: { Task: { Token: visit.taskToken() } } } : {});
    const call = {
      resource,
      arguments: args === undefined ? visit.input : await args.evaluate(bindings),
      timeoutSeconds: (await timeout?.evaluate(bindings)) ?? null,
      heartbeatSeconds: (await heartbeat?.evaluate(bindings)) ?? null,
    };
    return { kind: 'task', call };
  };
  return {
    name,
    type: 'Task',
    retriers: readRetriers(reader),
    catchers: readCatchers(reader),
    branches: [],
    exits: [exit],
    enter,
    resume: (visit, result) => leave(exit, visit, result, { result }),
  };
}

function readTimeouts(reader: DefinitionReader, waitsForToken: boolean): (TypedField<number> | undefined)[] {
  const [timeout, heartbeat] = [reader.value('TimeoutSeconds'), reader.value('HeartbeatSeconds')];
  // Nothing but the holder of a token can send a heartbeat: without one such a task could only ever time out.
  if (heartbeat !== undefined && !waitsForToken) {
    throw reader.refusal('HeartbeatSeconds', 'is supported with .waitForTaskToken only');
  }
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    throw reader.refusal('HeartbeatSeconds', 'must be less than TimeoutSeconds');
  }
  return [
    timeout === undefined ? undefined : integerField(timeout, 'TimeoutSeconds', reader.at('TimeoutSeconds'), SECONDS),
    heartbeat === undefined ? undefined : integerField(heartbeat, 'HeartbeatSeconds', reader.at('HeartbeatSeconds'), SECONDS),
  ];
}
