import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit } from '../exit.ts';
import { leave, type StateNode, type Step, type Visit } from '../state-node.ts';

/** Succeed: ends its scope with its input, or with `Output`. */
export function readSucceedState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly(COMMON_FIELDS.filter((field) => field !== 'Assign'));
  const exit = readExit(reader, undefined);
  const enter = (visit: Visit): Promise<Step> => leave(exit, visit, visit.input);
  return {
    name,
    type: 'Succeed',
    retriers: [],
    catchers: [],
    branches: [],
    exits: [exit],
    enter,
    resume: enter,
  };
}
