import { useEffect, useRef, useState } from 'react';
import { ApiFault } from '../../api/api-fault.ts';
import type { ProposalDraft, ProposalSaved } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import type { Json } from '../../parts/form/json.ts';

export interface ServerDraft {
  /** When the system had it last. */
  readonly at: string | undefined;
  /** It was also written elsewhere since: what is there. */
  readonly elsewhere: ProposalDraft | undefined;
  /** Goes on with what is here, over what is elsewhere. */
  readonly keepHere: () => void;
  /** It was submitted, or kept as a draft of its own: nothing is left of it. */
  readonly end: () => Promise<void>;
}

const path = '/v1/proposal-draft';
const PAUSE = 3_000;

/** Saves for other machines what is being written here, when the writing pauses. */
export function useServerDraft(value: Json, begun: ProposalDraft): ServerDraft {
  const [at, setAt] = useState(begun.saved?.at);
  const [elsewhere, setElsewhere] = useState<ProposalDraft>();
  const now = useRef({ version: begun.version, value, ended: false });
  const save = async (written: Json): Promise<void> => {
    const { current } = now;
    const body = { version: current.version, written };
    try {
      const { body: saved } = await ask<ProposalSaved>({ path, command: { body, key: crypto.randomUUID() } });
      current.version = saved.version;
      setAt(saved.at);
    } catch (error) {
      // Nothing is lost: the window has it, and the next pause tries again.
      if (!(error instanceof ApiFault)) throw error;
      if (error.kind.is === 'problem' && error.kind.status === 412) setElsewhere((await ask<ProposalDraft>({ path })).body);
    }
  };
  useEffect(() => {
    const { current } = now;
    if (current.value === value || current.ended || elsewhere !== undefined) return;
    const timer = setTimeout(() => {
      current.value = value;
      void save(value);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [value, elsewhere]);
  return {
    at,
    elsewhere,
    keepHere: () => {
      now.current.version = elsewhere?.version ?? 0;
      setElsewhere(undefined);
      void save(value);
    },
    end: async () => {
      now.current.ended = true;
      // Nothing was ever saved, so there is nothing to take away.
      if (now.current.version > 0) await save({});
    },
  };
}
