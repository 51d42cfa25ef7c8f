import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * One function for as long as the component stands, which does what the latest one given would do: what is drawn with it need not be drawn
 * anew because a closure is. For what happens, not for what is drawn: it must not be called while drawing.
 */
export function useSteady<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useInsertionEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
