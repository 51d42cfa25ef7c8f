import { useEffect, useRef } from 'react';
import { isWriting } from '../../frame/is-writing.ts';

interface ReadingKeys {
  readonly move: (by: 1 | -1) => void;
  readonly tick: () => void;
  readonly open: () => void;
  /** The action at a place of what is offered, 0 the first. */
  readonly act: (index: number) => void;
  readonly close: () => void;
}

/**
 * Keys of a list that is read case by case. Digits open what is offered for the case, in the order in which it is offered: no action
 * has a key of its own.
 */
export function useReadingKeys(keys: ReadingKeys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229) now.current.close();
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event, isTick(target) ? {} : target)) return;
      // Over an open window the keys are that window's.
      if (document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null) return;
      const { move, tick, open, act } = now.current;
      if (event.key === 'j') move(1);
      else if (event.key === 'k') move(-1);
      else if (event.key === 'x') tick();
      else if (/^[1-9]$/.test(event.key)) act(Number(event.key) - 1);
      else if (event.key === 'Enter' && target.closest('a, button, input, summary, [role=button], [role=option]') === null) open();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** A box to tick is not written in. */
function isTick(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}
