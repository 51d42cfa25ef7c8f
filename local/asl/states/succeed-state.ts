import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit } from '../exit.ts';
import { leave, type StateNode } from '../state-node.ts';

/** Succeed: ends its scope with its input, or with `Output`. */
export function readSucceedState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly(COMMON_FIELDS.filter((field) => field !== 'Assign'));
  const exit = readExit(reader, undefined);
  return {
    name,
    type: 'Succeed',
    retriers: [],
    catchers: [],
    branches: [],
    exits: [exit],
    enter: (visit) => leave(exit, visit, visit.input),
    resume: (visit) => leave(exit, visit, visit.input),
  };
}
