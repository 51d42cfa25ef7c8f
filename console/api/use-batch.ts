import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { renewAfterCommand } from './renew-after-command.ts';
import { giveCommand } from './use-command.ts';
import type { CommandToGive } from './use-command.ts';

/** One of several, by a name that tells it from the others. */
interface NamedCommand extends CommandToGive {
  readonly name: string;
}

/** What became of one command of several. */
interface BatchOutcome {
  readonly name: string;
  /** Undefined where it was carried out. */
  readonly error: unknown;
}

export interface Batch {
  /** Commands whose outcome is not known yet. */
  readonly left: number;
  readonly outcomes: readonly BatchOutcome[];
  readonly give: (commands: readonly NamedCommand[]) => Promise<void>;
  /** Gives those again that were not carried out, each by its own key: what was received is not done twice. */
  readonly again: () => Promise<void>;
  readonly forget: () => void;
}

// So many at once: the API takes a hundred a second of everybody.
const AT_ONCE = 4;

/** Many commands at one confirmation: each its own, with its own key and its own outcome. */
export function useBatch(): Batch {
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly NamedCommand[]>([]);
  const [outcomes, setOutcomes] = useState<readonly BatchOutcome[]>([]);
  const [left, setLeft] = useState(0);
  const run = async (commands: readonly NamedCommand[]): Promise<void> => {
    setLeft(commands.length);
    const waiting = [...commands];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name } = next;
        const error = await giveCommand(next).then(() => undefined, causeOf);
        setOutcomes((before) => [...before.filter((one) => one.name !== name), { name, error }]);
        setLeft((count) => count - 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await renewAfterCommand(queries);
  };
  return {
    left,
    outcomes,
    give: (commands) => {
      setGiven(commands);
      setOutcomes([]);
      return run(commands);
    },
    again: () => run(given.filter(({ name }) => outcomes.find((one) => one.name === name)?.error !== undefined)),
    forget: () => setOutcomes([]),
  };
}

function causeOf(error: unknown): unknown {
  return error ?? new Error('not carried out');
}
