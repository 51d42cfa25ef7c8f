import { useSyncExternalStore } from 'react';

/** Whether the system wishes it so, now and as it changes: dark colours, less movement, a narrow window. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
