import { isWriting } from '../../frame/is-writing.ts';
import { isElsewhere, useKeydown } from '../../frame/use-keydown.ts';

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
  useKeydown((event, target) => {
    if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229) keys.close();
    if (isElsewhere(event) || isWriting(event, isTick(target) ? {} : target)) return;
    if (event.key === 'j') keys.move(1);
    else if (event.key === 'k') keys.move(-1);
    else if (event.key === 'x') keys.tick();
    else if (/^[1-9]$/.test(event.key)) keys.act(Number(event.key) - 1);
    else if (event.key === 'Enter' && target.closest('a, button, input, summary, [role=button], [role=option]') === null) keys.open();
    else return;
    event.preventDefault();
  });
}

/** A box to tick is not written in. */
function isTick(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}
