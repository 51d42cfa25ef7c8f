import { readAssign } from './assign.ts';
import type { DefinitionReader } from './definition-reader.ts';
import type { Exit } from './state-node.ts';
import { compileTemplate } from './template.ts';

/** Fields that any state may have. `QueryLanguage` is checked where the scope is read. */
export const COMMON_FIELDS = ['Type', 'Comment', 'QueryLanguage', 'Assign', 'Output'];

/** Reads `Assign` and `Output`; `prefix` is put before the field's name in failures (`Choices[1]/`). */
export function readExit(reader: DefinitionReader, next: string | undefined, prefix = ''): Exit {
  const output = reader.value('Output');
  return {
    assign: readAssign(reader, `${prefix}Assign`),
    output: output === undefined ? undefined : compileTemplate(output, `${prefix}Output`, reader.at('Output')),
    next,
  };
}

/**
 * Reads `Next` or `End`.
 * @throws InvalidDefinition unless exactly one of them is there.
 */
export function readNext(reader: DefinitionReader): string | undefined {
  const end = reader.value('End');
  if (end !== undefined && typeof end !== 'boolean') throw reader.refusal('End', 'must be true or false');
  if (reader.has('Next') === (end === true)) throw reader.refusal('Next', 'or End is required, and not both');
  return reader.optionalText('Next');
}
