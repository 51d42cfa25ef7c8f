/** What an instance knows of things that it dealt with lately, by key; only as good as what uses it makes sure. */
export interface Remembered<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  forget(key: string): void;
}

/** Keeps so many: the one that was not set for longest goes first. */
export function remembered<T>(most: number): Remembered<T> {
  const kept = new Map<string, T>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.size > most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
    },
    forget: (key) => void kept.delete(key),
  };
}

/** For who mends, and has to see what there is. */
export const nothingRemembered: Remembered<never> = { get: () => undefined, set: () => undefined, forget: () => undefined };
