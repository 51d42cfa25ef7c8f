import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Term } from '#core/contracts/term.ts';
import type { CaseLine } from '../../api/contract.ts';
import { ApiFault } from '../../api/api-fault.ts';
import { renewAfterCommand } from '../../api/renew-after-command.ts';
import { giveCommand } from '../../api/use-command.ts';
import { texts } from '../../texts.ts';

/** Done, or why not. */
type Outcome = 'done' | Term;

/**
 * A command without a body for several cases, one after the other, each at the version that was listed and under a key of its own: what is
 * tried once more is not done twice.
 */
export function useBulk(command: string, cases: readonly CaseLine[]) {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const [keys] = useState(() => new Map(cases.map(({ id }) => [id, crypto.randomUUID()])));
  const run = async (): Promise<void> => {
    setRunning(true);
    for (const { id, version } of cases) {
      if (outcomes.get(id) === 'done') continue;
      const outcome = await give(`/v1/proposals/${id}/commands/${command}`, keys.get(id) ?? id, version);
      setOutcomes((before) => new Map([...before, [id, outcome]]));
    }
    setRunning(false);
    await renewAfterCommand(queries);
  };
  return { outcomes, isRunning, run };
}

async function give(path: string, key: string, version: number): Promise<Outcome> {
  try {
    await giveCommand({ path, body: {}, key, version });
    return 'done';
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    if (error.kind.is === 'signed-out') return inBoth(({ messages }) => messages.expired.title);
    if (error.kind.is === 'unreachable') return inBoth(({ refused }) => refused.notSent.title);
    return error.kind.status === 412 ? inBoth(({ refused }) => refused.changed.title) : error.kind.title;
  }
}

function inBoth(say: (words: (typeof texts)['zh'] | (typeof texts)['en']) => string): Term {
  return { zh: say(texts.zh), en: say(texts.en) };
}
