import { DefinitionReader } from './definition-reader.ts';
import type { ReadScope, Scope, StateNode } from './state-node.ts';
import { readChoiceState } from './states/choice-state.ts';
import { readFailState } from './states/fail-state.ts';
import { readMapState } from './states/map-state.ts';
import { readParallelState } from './states/parallel-state.ts';
import { readPassState } from './states/pass-state.ts';
import { readSucceedState } from './states/succeed-state.ts';
import { readTaskState } from './states/task-state.ts';
import { readWaitState } from './states/wait-state.ts';

type ReadState = (reader: DefinitionReader, name: string, readScope: ReadScope) => StateNode;

const STATE_READERS: ReadonlyMap<string, ReadState> = new Map<string, ReadState>([
  ['Choice', readChoiceState],
  ['Fail', readFailState],
  ['Map', readMapState],
  ['Parallel', readParallelState],
  ['Pass', readPassState],
  ['Succeed', readSucceedState],
  ['Task', readTaskState],
  ['Wait', readWaitState],
]);

/** AWS: a state's name has up to 80 characters. */
const LONGEST_NAME = 80;

/**
 * Reads scopes of one machine. A state's language is its own or the machine's, never that of the state around it.
 * Names are unique in the whole machine, so one reader serves all its scopes.
 */
export function scopeReader(machineLanguage: string | undefined): ReadScope {
  const names = new Set<string>();
  const readScope: ReadScope = (value, owner, location) => {
    const reader = new DefinitionReader(value, owner, location);
    reader.allowOnly(['Comment', 'StartAt', 'States']);
    const states = new Map<string, StateNode>();
    for (const [name, state] of Object.entries(reader.object('States'))) {
      const place = `${reader.at('States')}/${name}`;
      const stateReader = new DefinitionReader(state, `State '${name}'`, place);
      if (names.has(name)) throw stateReader.refusal('Name', 'is used twice in the machine');
      if (name.length > LONGEST_NAME) throw stateReader.refusal('Name', `is longer than ${LONGEST_NAME} characters`);
      names.add(name);
      states.set(name, readState(stateReader, name, readScope, machineLanguage));
    }
    const scope = { startAt: reader.text('StartAt'), states };
    checkTransitions(reader, scope);
    return scope;
  };
  return readScope;
}

function readState(reader: DefinitionReader, name: string, readScope: ReadScope, machineLanguage: string | undefined): StateNode {
  const own = reader.optionalText('QueryLanguage');
  const language = own ?? machineLanguage ?? 'JSONPath';
  if (language !== 'JSONata') {
    throw reader.refusal('QueryLanguage', `is '${language}', which is not supported (JSONata only)`);
  }
  const type = reader.text('Type');
  const read = STATE_READERS.get(type);
  if (read === undefined) throw reader.refusal('Type', `is '${type}', which is not supported`);
  return read(reader, name, readScope);
}

const targetsOf = (state: StateNode): string[] =>
  [...state.exits, ...state.catchers].flatMap(({ next }) => (next === undefined ? [] : [next]));

const isEnd = (state: StateNode): boolean => state.type === 'Fail' || state.exits.some((exit) => exit.next === undefined);

/** AWS MISSING_TRANSITION_TARGET and MISSING_END_STATE: every target exists, every state can be reached, one ends. */
function checkTransitions(reader: DefinitionReader, scope: Scope): void {
  const reached = new Set<string>([scope.startAt]);
  for (const name of reached) {
    const state = scope.states.get(name);
    if (state === undefined) throw reader.refusal('States', `has no state '${name}' to go to`);
    for (const target of targetsOf(state)) reached.add(target);
  }
  for (const name of scope.states.keys()) {
    if (!reached.has(name)) throw reader.refusal(`States/${name}`, `cannot be reached: nothing goes to '${name}'`);
  }
  if (![...scope.states.values()].some(isEnd)) throw reader.refusal('States', 'has no state that ends');
}
