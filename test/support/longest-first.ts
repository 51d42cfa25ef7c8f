import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Projects whose files take a minute, before those whose files take a moment. */
const order = ['acceptance', 'e2e', 'scenario', 'faults', 'model', 'conformance', 'unit'];

/**
 * Begins with what takes long, so that a run does not end with one worker in a long file and the other with nothing left. Within a project
 * it is as vitest has it: by what files took last time, or by size in a fresh clone.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files));
  }
}

/** Files in the order in which their projects are begun; those of one project as they were. A project without a place comes first: better early than last. */
export function longestFirst<File extends { readonly project: { readonly name: string } }>(files: readonly File[]): File[] {
  return files.toSorted((one, other) => order.indexOf(one.project.name) - order.indexOf(other.project.name));
}
