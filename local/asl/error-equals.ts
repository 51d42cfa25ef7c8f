import type { DefinitionReader } from './definition-reader.ts';
import { errorNames } from './states-error.ts';

/**
 * Reads `ErrorEquals` of a list of retriers or catchers.
 * @throws InvalidDefinition unless `States.ALL` stands alone and last.
 */
export function readErrorEquals(reader: DefinitionReader, isLast: boolean): readonly string[] {
  const names = (reader.list('ErrorEquals') ?? []).filter((name) => typeof name === 'string');
  if (names.length === 0 || names.length !== reader.list('ErrorEquals')?.length) {
    throw reader.refusal('ErrorEquals', 'must be a non-empty array of strings');
  }
  if (names.includes(errorNames.all) && (names.length > 1 || !isLast)) {
    throw reader.refusal('ErrorEquals', 'may hold States.ALL only alone and in the last place');
  }
  return names;
}
