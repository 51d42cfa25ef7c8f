import { useEffect } from 'react';
import { useSteady } from '../parts/use-steady.ts';

/** What a room does with keys, always as it was rendered last; the listener itself stays. */
export function useKeydown(press: (event: KeyboardEvent, target: HTMLElement) => void): void {
  const now = useSteady(press);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => now(event, event.target instanceof HTMLElement ? event.target : document.body);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [now]);
}

/** With Ctrl and the like a key is the browser's; over an open window keys are that window's. */
export function isElsewhere({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null;
}
