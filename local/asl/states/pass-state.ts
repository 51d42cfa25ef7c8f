import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit, readNext } from '../exit.ts';
import { leave, type StateNode, type Step, type Visit } from '../state-node.ts';

/** Pass: puts its input out, unless `Output` says otherwise. */
export function readPassState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly([...COMMON_FIELDS, 'Next', 'End']);
  const exit = readExit(reader, readNext(reader));
  const enter = (visit: Visit): Promise<Step> => leave(exit, visit, visit.input);
  return {
    name,
    type: 'Pass',
    retriers: [],
    catchers: [],
    branches: [],
    exits: [exit],
    enter,
    resume: enter,
  };
}
