/** Where one is in a list that is read case by case: the case, the action whose form is open, the share it is about. */
export interface ReadingPlace {
  readonly at?: string;
  readonly act?: string;
  readonly of?: string;
}

/** What an address says of it. */
export function readingPlace({ at, act, of }: Record<string, unknown>): ReadingPlace {
  return {
    ...(typeof at === 'string' ? { at } : {}),
    ...(typeof act === 'string' ? { act, ...(typeof of === 'string' ? { of } : {}) } : {}),
  };
}
