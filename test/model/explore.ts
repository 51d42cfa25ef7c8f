/** One atomic thing that can happen in a state. `kind` sorts the happenings, so that a question can leave some out. */
export interface Step<State, Kind extends string> {
  readonly label: string;
  readonly kind: Kind;
  readonly to: State;
}

export interface Model<State, Kind extends string> {
  readonly initial: State;
  /** Equal for two states exactly if they behave alike. */
  readonly key: (state: State) => string;
  /** Everything that can happen next. */
  readonly steps: (state: State) => readonly Step<State, Kind>[];
}

interface Found<State> {
  readonly state: State;
  /** The state it was first reached from, and by what: following them back gives a shortest way. */
  readonly before: number;
  readonly label: string;
}

interface Edge<Kind> {
  readonly from: number;
  readonly kind: Kind;
}

/** All states that a model can reach, and the answers to questions about them. */
export interface Exploration<State, Kind extends string> {
  readonly states: number;
  /** The labels of a shortest way to a state that is `bad`; undefined when none can be reached. */
  readonly wayToBad: (bad: (state: State) => boolean) => string[] | undefined;
  /** The labels of a shortest way to a state `from` which no chain of `allowed` steps leads to a `goal`; undefined when all can. */
  readonly wayToStuck: (question: {
    readonly from: (state: State) => boolean;
    readonly goal: (state: State) => boolean;
    readonly allowed: (kind: Kind) => boolean;
  }) => string[] | undefined;
  /** Whether `allowed` steps can go on for ever; where they cannot, what can reach a goal by them has to. */
  readonly canGoRound: (allowed: (kind: Kind) => boolean) => boolean;
}

/** Visits every reachable state once, breadth first. Throws when there are more than `limit`: the model is not finite enough. */
export function explore<State, Kind extends string>(model: Model<State, Kind>, limit = 1_000_000): Exploration<State, Kind> {
  const found: Found<State>[] = [{ state: model.initial, before: -1, label: '' }];
  const into: Edge<Kind>[][] = [[]];
  const numbers = new Map([[model.key(model.initial), 0]]);
  for (let at = 0; at < found.length; at += 1) {
    for (const { label, kind, to } of model.steps(found[at]!.state)) {
      const key = model.key(to);
      let number = numbers.get(key);
      if (number === undefined) {
        if (found.length === limit) throw new Error(`more than ${limit} states`);
        number = found.length;
        numbers.set(key, number);
        found.push({ state: to, before: at, label });
        into.push([]);
      }
      into[number]!.push({ from: at, kind });
    }
  }

  const wayTo = (index: number): string[] | undefined => (index === -1 ? undefined : labelsTo(found, index));
  return {
    states: found.length,
    wayToBad: (bad) => wayTo(found.findIndex(({ state }) => bad(state))),
    wayToStuck: ({ from, goal, allowed }) => {
      const reaching = thoseThatReach(found, into, goal, allowed);
      return wayTo(found.findIndex(({ state }, index) => from(state) && !reaching.has(index)));
    },
    canGoRound: (allowed) => hasCycle(into, allowed),
  };
}

/** Walks back from the goals over the allowed steps. */
function thoseThatReach<State, Kind>(
  found: readonly Found<State>[],
  into: readonly (readonly Edge<Kind>[])[],
  goal: (state: State) => boolean,
  allowed: (kind: Kind) => boolean,
): Set<number> {
  const reaching = new Set<number>();
  for (const [index, { state }] of found.entries()) if (goal(state)) reaching.add(index);
  // A set yields what is added while it is walked, so it is its own work list.
  for (const index of reaching) {
    for (const { from, kind } of into[index]!) if (allowed(kind)) reaching.add(from);
  }
  return reaching;
}

/** Takes away, again and again, the states that no allowed step leaves; a cycle is what remains. */
function hasCycle<Kind>(into: readonly (readonly Edge<Kind>[])[], allowed: (kind: Kind) => boolean): boolean {
  const leaving = new Array<number>(into.length).fill(0);
  for (const { from, kind } of into.flat()) if (allowed(kind)) leaving[from]! += 1;
  const taken = [...leaving.keys()].filter((index) => leaving[index] === 0);
  for (const index of taken) {
    for (const { from, kind } of into[index]!) {
      if (!allowed(kind)) continue;
      leaving[from]! -= 1;
      if (leaving[from] === 0) taken.push(from);
    }
  }
  return taken.length < into.length;
}

function labelsTo<State>(found: readonly Found<State>[], index: number): string[] {
  const labels: string[] = [];
  for (let at = index; at > 0; at = found[at]!.before) labels.unshift(found[at]!.label);
  return labels;
}
