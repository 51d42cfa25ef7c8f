import { useEffect, useRef, useState } from 'react';
import type { ProposalDraft } from '../../api/contract.ts';
import { ask, useFresh } from '../../api/use-api.ts';
import type { Json } from '../../parts/form/json.ts';
import { draftPath, ProposalKeeper } from './proposal-keeper.ts';

export interface ServerDraft {
  /** When the system had it last. */
  readonly at: string | undefined;
  /** It was also written elsewhere since: what is there. */
  readonly elsewhere: ProposalDraft | undefined;
  /** Goes on with what is here, over what is elsewhere. */
  readonly keepHere: () => void;
  /** It was submitted, or kept as a draft of its own: nothing is left of it. */
  readonly end: () => void;
}

const PAUSE = 3_000;

// Whoever opens the room again at once is not offered what was just submitted.
let ending: Promise<void> = Promise.resolve();

/** What the system kept of a proposal, once what was submitted has gone from it. */
export function useBegunDraft() {
  return useFresh<ProposalDraft>(draftPath, () => ending);
}

/** Saves for other machines what is being written here, when the writing pauses. */
export function useServerDraft(value: Json, begun: ProposalDraft): ServerDraft {
  const [at, setAt] = useState(begun.saved?.at);
  const [elsewhere, setElsewhere] = useState<ProposalDraft>();
  const [keeper] = useState(
    () =>
      new ProposalKeeper(
        { save: ask, read: ask, newKey: () => crypto.randomUUID(), onSaved: setAt, onElsewhere: setElsewhere },
        begun.version,
      ),
  );
  const saved = useRef(value);
  useEffect(() => {
    if (saved.current === value || elsewhere !== undefined) return;
    const timer = setTimeout(() => {
      saved.current = value;
      void keeper.save(value);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [value, elsewhere, keeper]);
  return {
    at,
    elsewhere,
    keepHere: () => {
      setElsewhere(undefined);
      void keeper.saveOver(elsewhere, value);
    },
    end: () => {
      ending = keeper.end();
    },
  };
}
