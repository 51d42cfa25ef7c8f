import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiFault } from '../../api/api-fault.ts';
import type { ReplyDraft, ReplyDraftAnswer, ReplySaved } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { useReader } from '../../frame/reader.tsx';
import { Drafts } from '../../parts/drafts.ts';
import { isSameDraft, keptDraft, noDraft } from './draft-text.ts';
import { keepUnsaved } from './keep-unsaved.ts';

type Saving = 'saved' | 'writing' | 'saving' | 'failed';

interface Theirs {
  readonly version: number;
  readonly by: ReplySaved['by'];
  readonly draft: ReplyDraft;
}

export interface DraftState {
  readonly draft: ReplyDraft;
  readonly change: (draft: ReplyDraft) => void;
  readonly saving: Saving;
  readonly last: { readonly at: string; readonly by: ReplySaved['by'] } | undefined;
  readonly saveNow: () => Promise<void>;
  /** What somebody else saved from the version that was gone on from here. */
  readonly theirs: Theirs | undefined;
  /** Goes on from theirs with what was made of both. */
  readonly resolve: (draft: ReplyDraft) => void;
  /** The reply was given: nothing of it is kept in this window any more. */
  readonly end: () => void;
}

// Long enough that no letter is a version, short enough that a colleague sees what is there.
const PAUSE = 2_000;

/**
 * A reply being written: kept in this window with each letter, saved for the whole unit when the writing pauses. What a colleague saved
 * from the same version is never overwritten: both are shown.
 */
export function useReplyDraft(path: string, answer: ReplyDraftAnswer): DraftState {
  const { me } = useReader();
  const drafts = useMemo(() => new Drafts(sessionStorage, me.id), [me.id]);
  const thing = `${path} ${answer.round}`;
  const [begun] = useState(() => beginning(answer, keptDraft(drafts.read(thing))));
  const [draft, setDraft] = useState(begun.draft);
  const [saving, setSaving] = useState<Saving>(begun.isUnsaved ? 'writing' : 'saved');
  const [last, setLast] = useState(answer.saved === undefined ? undefined : { at: answer.saved.at, by: answer.saved.by });
  const [theirs, setTheirs] = useState(begun.theirs);
  // What a save that was planned earlier has to know as it is when it comes.
  const now = useRef({ draft: begun.draft, version: begun.version, isSplit: begun.theirs !== undefined, isBusy: false, timer: 0 });

  const plan = (): void => {
    clearTimeout(now.current.timer);
    now.current.timer = window.setTimeout(() => void save(), PAUSE);
  };
  const save = async (): Promise<void> => {
    const { current } = now;
    clearTimeout(current.timer);
    if (current.isBusy || current.isSplit || !answer.open) return;
    const sent = current.draft;
    current.isBusy = true;
    setSaving('saving');
    try {
      const body = { version: current.version, draft: sent };
      const { body: saved } = await ask<ReplySaved>({ path, command: { body, key: crypto.randomUUID() } });
      current.version = saved.version;
      setLast({ at: saved.at, by: saved.by });
      const left = keepUnsaved({ drafts, thing, sent, present: current.draft, version: saved.version });
      setSaving(left);
      if (left === 'writing') plan();
    } catch (error) {
      await refused(error);
    } finally {
      current.isBusy = false;
    }
  };
  const refused = async (error: unknown): Promise<void> => {
    setSaving('failed');
    if (!(error instanceof ApiFault) || error.kind.is !== 'problem' || error.kind.status !== 412) return;
    const { body: present } = await ask<ReplyDraftAnswer>({ path });
    if (present.saved === undefined) return;
    now.current.isSplit = true;
    setTheirs({ version: present.version, by: present.saved.by, draft: present.saved.draft });
  };
  useEffect(() => {
    const { current } = now;
    const goOn = (): void => void save();
    addEventListener('online', goOn);
    if (begun.isUnsaved) plan();
    return () => {
      removeEventListener('online', goOn);
      clearTimeout(current.timer);
    };
    // Once: what it uses is in the ref.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const take = (next: ReplyDraft): void => {
    now.current.draft = next;
    setDraft(next);
    drafts.keep(thing, { version: now.current.version, draft: next });
    setSaving('writing');
  };
  return {
    draft,
    saving,
    last,
    theirs,
    change: (next) => {
      take(next);
      plan();
    },
    saveNow: save,
    resolve: (next) => {
      if (theirs === undefined) return;
      now.current.version = theirs.version;
      now.current.isSplit = false;
      setTheirs(undefined);
      take(next);
      plan();
    },
    end: () => {
      clearTimeout(now.current.timer);
      drafts.drop(thing);
    },
  };
}

interface Beginning {
  readonly draft: ReplyDraft;
  readonly version: number;
  readonly isUnsaved: boolean;
  readonly theirs: Theirs | undefined;
}

/** What was kept here goes on where nobody else saved since; else both are there. */
function beginning({ version, saved }: ReplyDraftAnswer, kept: ReturnType<typeof keptDraft>): Beginning {
  const present = saved?.draft ?? noDraft;
  if (kept === undefined || isSameDraft(kept.draft, present)) return { draft: present, version, isUnsaved: false, theirs: undefined };
  const theirs = kept.version === version || saved === undefined ? undefined : { version, by: saved.by, draft: saved.draft };
  return { draft: kept.draft, version, isUnsaved: theirs === undefined, theirs };
}
