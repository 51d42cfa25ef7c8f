import { readCatchers } from '../catcher.ts';
import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit, readNext } from '../exit.ts';
import { readRetriers } from '../retrier.ts';
import { leave, type ReadScope, type StateNode } from '../state-node.ts';
import { compileTemplate } from '../template.ts';

/** Parallel: every branch with the same input (`Arguments`, else the state's); the result is the array of outputs. */
export function readParallelState(reader: DefinitionReader, name: string, readScope: ReadScope): StateNode {
  reader.allowOnly([...COMMON_FIELDS, 'Branches', 'Arguments', 'Retry', 'Catch', 'Next', 'End']);
  const written = reader.value('Arguments');
  const args = written === undefined ? undefined : compileTemplate(written, 'Arguments', reader.at('Arguments'));
  const exit = readExit(reader, readNext(reader));
  const branches = (reader.list('Branches') ?? []).map((branch, index) =>
    readScope(branch, `${reader.owner}, Branches[${index}]`, `${reader.at('Branches')}[${index}]`),
  );
  if (branches.length === 0) throw reader.refusal('Branches', 'must be a non-empty array');
  return {
    name,
    type: 'Parallel',
    retriers: readRetriers(reader),
    catchers: readCatchers(reader),
    branches,
    exits: [exit],
    enter: async (visit) => ({
      kind: 'branches',
      input: args === undefined ? visit.input : await args.evaluate(visit.bindings()),
    }),
    resume: (visit, result) => leave(exit, visit, result, { result }),
  };
}
