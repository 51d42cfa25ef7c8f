import { readCatchers } from '../catcher.ts';
import { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit, readNext } from '../exit.ts';
import type { Bindings } from '../expression.ts';
import { isJsonArray, jsonTypeOf, type Json } from '../json.ts';
import { readRetriers } from '../retrier.ts';
import { leave, type ReadScope, type Scope, type StateNode, type Step, type Visit } from '../state-node.ts';
import { QueryEvaluationError } from '../states-error.ts';
import { compileTemplate } from '../template.ts';
import { arrayField, integerField, numberField, type TypedField } from '../typed-field.ts';

const FIELDS = [
  'Items',
  'ItemSelector',
  'ItemProcessor',
  'MaxConcurrency',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'Retry',
  'Catch',
  'Next',
  'End',
];

/** AWS runs at most 40 iterations of an inline Map at a time, and as many when MaxConcurrency is 0 or absent. */
const MOST_AT_A_TIME = 40;
const COUNT = { least: 0, most: Number.MAX_SAFE_INTEGER };

/** Map, inline: one run of `ItemProcessor` for each of `Items` (the input when absent); the result is their outputs. */
export function readMapState(reader: DefinitionReader, name: string, readScope: ReadScope): StateNode {
  reader.allowOnly([...COMMON_FIELDS, ...FIELDS]);
  const exit = readExit(reader, readNext(reader));
  const items = optional(reader, 'Items', arrayField);
  const concurrency = optional(reader, 'MaxConcurrency', (...place) => integerField(...place, COUNT));
  const tolerance = readTolerance(reader);
  const selector = reader.value('ItemSelector');
  const processor = readProcessor(reader, readScope);
  const enter = async (visit: Visit): Promise<Step> => {
    const bindings = visit.bindings();
    const list = items === undefined ? inputItems(visit.input) : await items.evaluate(bindings);
    const most = (await concurrency?.evaluate(bindings)) ?? 0;
    const limit = most === 0 ? MOST_AT_A_TIME : Math.min(most, MOST_AT_A_TIME);
    const tolerated = await tolerance(bindings, list.length);
    return { kind: 'iterations', items: list, limit, tolerated, startAt: processor.startAt };
  };
  return {
    name,
    type: 'Map',
    retriers: readRetriers(reader),
    catchers: readCatchers(reader),
    branches: [processor],
    itemSelector: selector === undefined ? undefined : compileTemplate(selector, 'ItemSelector', reader.at('ItemSelector')),
    exits: [exit],
    enter,
    resume: (visit, result) => leave(exit, visit, result, { result }),
  };
}

function readProcessor(reader: DefinitionReader, readScope: ReadScope): Scope {
  const { ProcessorConfig: config = {}, ...scope } = reader.object('ItemProcessor');
  const location = reader.at('ItemProcessor');
  const processor = new DefinitionReader(config, `${reader.owner}, ProcessorConfig`, `${location}/ProcessorConfig`);
  processor.allowOnly(['Mode']);
  const mode = processor.optionalText('Mode') ?? 'INLINE';
  if (mode !== 'INLINE') throw processor.refusal('Mode', `is '${mode}', which is not supported (INLINE only)`);
  return readScope(scope, `${reader.owner}, ItemProcessor`, location);
}

type Tolerance = (bindings: Bindings, items: number) => Promise<number | null>;

/** How many failures the Map survives: the smaller of both fields; null when there is neither. */
function readTolerance(reader: DefinitionReader): Tolerance {
  const count = optional(reader, 'ToleratedFailureCount', (...place) => integerField(...place, COUNT));
  const percent = optional(reader, 'ToleratedFailurePercentage', (...place) => numberField(...place, { least: 0, most: 100 }));
  return async (bindings, items) => {
    const byCount = await count?.evaluate(bindings);
    const share = await percent?.evaluate(bindings);
    const byShare = share === undefined ? undefined : Math.floor((share * items) / 100);
    return byCount === undefined && byShare === undefined ? null : Math.min(byCount ?? Infinity, byShare ?? Infinity);
  };
}

function inputItems(input: Json): readonly Json[] {
  if (isJsonArray(input)) return input;
  throw new QueryEvaluationError(
    `The state has no field 'Items' and its input is not an array, but of type '${jsonTypeOf(input)}'.`,
    'Items',
  );
}

function optional<T>(
  reader: DefinitionReader,
  field: string,
  read: (value: Json, field: string, location: string) => TypedField<T>,
): TypedField<T> | undefined {
  const value = reader.value(field);
  return value === undefined ? undefined : read(value, field, reader.at(field));
}
