import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask } from '../../api/use-api.ts';
import type { Allocation } from './contract.ts';
import { SharedLines } from './shared-lines.ts';
import type { SharedState } from './shared-lines.ts';

const LOOK_EVERY_MS = 2500;

/** The lines of an allocation as others change them too; asked for while the page is to be seen. */
export function useSharedLines(allocation: Allocation, meId: string): { readonly shared: SharedLines; readonly state: SharedState } {
  const [shared] = useState(
    () => new SharedLines({ ask: (request) => ask<Allocation>(request), meId, newKey: () => crypto.randomUUID() }, allocation),
  );
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
    next();
    return () => clearTimeout(timer);
  }, [shared]);
  return { shared, state: useSyncExternalStore(shared.subscribe, shared.read) };
}
