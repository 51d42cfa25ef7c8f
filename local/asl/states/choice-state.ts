import type { DefinitionReader } from '../definition-reader.ts';
import { COMMON_FIELDS, readExit } from '../exit.ts';
import { leave, type Exit, type StateNode, type Step, type Visit } from '../state-node.ts';
import { errorNames, interpreterError } from '../states-error.ts';
import { booleanField, type TypedField } from '../typed-field.ts';

interface Rule {
  readonly condition: TypedField<boolean>;
  readonly exit: Exit;
}

/**
 * Choice: the first rule whose `Condition` is true, else `Default`. A rule brings its own Assign and Output;
 * those of the state itself belong to `Default`.
 */
export function readChoiceState(reader: DefinitionReader, name: string): StateNode {
  reader.allowOnly([...COMMON_FIELDS, 'Choices', 'Default']);
  const rules = reader.readers('Choices').map(readRule);
  if (rules.length === 0) throw reader.refusal('Choices', 'must be a non-empty array');
  const otherwise = reader.has('Default') ? readExit(reader, reader.text('Default')) : undefined;
  const enter = async (visit: Visit): Promise<Step> => {
    const bindings = visit.bindings();
    for (const { condition, exit } of rules) {
      if (await condition.evaluate(bindings)) return leave(exit, visit, visit.input);
    }
    if (otherwise !== undefined) return leave(otherwise, visit, visit.input);
    throw interpreterError(errorNames.noChoiceMatched, 'No choice rule matched and there is no Default.');
  };
  const exits = [...rules.map((rule) => rule.exit), ...(otherwise === undefined ? [] : [otherwise])];
  return { name, type: 'Choice', retriers: [], catchers: [], branches: [], exits, enter, resume: enter };
}

function readRule(reader: DefinitionReader, index: number): Rule {
  reader.allowOnly(['Comment', 'Condition', 'Next', 'Assign', 'Output']);
  return {
    condition: booleanField(reader.required('Condition'), `Choices[${index}]/Condition`, reader.at('Condition')),
    exit: readExit(reader, reader.text('Next'), `Choices[${index}]/`),
  };
}
