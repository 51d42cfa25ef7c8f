import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask } from '../../../api/use-api.ts';
import { Drafts } from '../../../parts/drafts.ts';
import type { Allocation } from '../contract.ts';
import { changesIn, jsonOfChanges } from './kept-changes.ts';
import { SharedLines } from './shared-lines.ts';
import type { SharedState } from './shared-lines.ts';

const LOOK_EVERY_MS = 2500;

/** The lines of an allocation as others change them too; asked for while the page is to be seen. */
export function useSharedLines(allocation: Allocation, meId: string): { readonly shared: SharedLines; readonly state: SharedState } {
  const [shared] = useState(() => {
    const drafts = new Drafts(sessionStorage, meId);
    const thing = `board ${allocation.id}`;
    return new SharedLines(
      {
        ask: (request) => ask<Allocation>(request),
        meId,
        newKey: () => crypto.randomUUID(),
        kept: changesIn(drafts.read(thing)),
        keep: (unsaved) => (unsaved.size === 0 ? drafts.drop(thing) : drafts.keep(thing, jsonOfChanges(unsaved))),
      },
      allocation,
    );
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = (): void => {
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    const look = async (): Promise<void> => {
      // What is wrong is told by the next change that is made; until then what is known stays to be read.
      if (document.visibilityState === 'visible') await shared.look().catch(() => undefined);
      next();
    };
    void look();
    return () => clearTimeout(timer);
  }, [shared]);
  return { shared, state: useSyncExternalStore(shared.subscribe, shared.read) };
}
