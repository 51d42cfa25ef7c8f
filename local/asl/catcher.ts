import { readAssign, type Assign } from './assign.ts';
import type { DefinitionReader } from './definition-reader.ts';
import { readErrorEquals } from './error-equals.ts';
import { compileTemplate, type Template } from './template.ts';

/** One element of `Catch`. Its output is the error output unless `Output` says otherwise. */
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly assign: Assign | undefined;
  readonly output: Template | undefined;
}

const FIELDS = ['Comment', 'ErrorEquals', 'Next', 'Assign', 'Output'];

/** Reads the `Catch` field of a state. */
export function readCatchers(state: DefinitionReader): readonly Catcher[] {
  const readers = state.readers('Catch');
  return readers.map((reader, index) => {
    reader.allowOnly(FIELDS);
    const output = reader.value('Output');
    return {
      errorEquals: readErrorEquals(reader, index === readers.length - 1),
      next: reader.text('Next'),
      assign: readAssign(reader, `Catch[${index}]/Assign`),
      output: output === undefined ? undefined : compileTemplate(output, `Catch[${index}]/Output`, reader.at('Output')),
    };
  });
}
