import { isWriting } from '../../../frame/is-writing.ts';
import { isElsewhere, useKeydown } from '../../../frame/use-keydown.ts';

export interface BoardKeys {
  /** `isExtending`: what is passed is selected. */
  readonly move: (by: 1 | -1, isExtending: boolean) => void;
  readonly select: () => void;
  readonly selectNone: () => void;
  readonly lead: () => void;
  readonly co: () => void;
  readonly date: () => void;
  readonly takeBack: () => void;
  readonly open: () => void;
  /** The suggestion at a place, 0 the first. */
  readonly accept: (index: number) => void;
}

/** Keys of the board: single letters, where nothing is being written and no window is open over it. */
export function useBoardKeys(keys: BoardKeys): void {
  useKeydown((event, target) => {
    if (isElsewhere(event) || isWriting(event, target)) return;
    // On a button, space and Enter press it.
    const isOnControl = target.closest('a, button, input, summary, [role=combobox]') !== null;
    if (act(keys, event, isOnControl)) event.preventDefault();
  });
}

function act(keys: BoardKeys, { key, shiftKey }: KeyboardEvent, isOnControl: boolean): boolean {
  const acts: Readonly<Record<string, () => void>> = {
    j: () => keys.move(1, shiftKey),
    k: () => keys.move(-1, shiftKey),
    l: keys.lead,
    c: keys.co,
    d: keys.date,
    u: keys.takeBack,
    1: () => keys.accept(0),
    2: () => keys.accept(1),
    3: () => keys.accept(2),
    escape: keys.selectNone,
  };
  const onList: Readonly<Record<string, () => void>> = {
    arrowdown: () => keys.move(1, shiftKey),
    arrowup: () => keys.move(-1, shiftKey),
    ' ': keys.select,
    enter: keys.open,
  };
  const chosen = acts[key.toLowerCase()] ?? (isOnControl ? undefined : onList[key.toLowerCase()]);
  chosen?.();
  return chosen !== undefined;
}
