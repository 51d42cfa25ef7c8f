/** By pointer the new value, or nothing where it is gone; what changes alike in every entry of a list is told once, under `*`. */
export type Change = readonly [pointer: string, value?: unknown];

/** `before` as it became by what was recorded to have changed. */
export function applyChanges(before: unknown, changes: readonly Change[]): unknown {
  return changes.reduce((value, [pointer, ...rest]) => changeAt(value, pointer.split('/').slice(1), rest), before);
}

function changeAt(value: unknown, [key, ...below]: readonly string[], change: readonly unknown[]): unknown {
  if (key === undefined) return change[0];
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => (key === '*' || key === String(index) ? changeAt(entry, below, change) : entry));
  }
  const record = isRecord(value) ? value : {};
  if (below.length > 0 || change.length > 0) return { ...record, [key]: changeAt(record[key], below, change) };
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== key));
}

/** Whether `part` says nothing that `whole` does not say: fields and entries of lists may be missing, nothing may differ. */
export function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    if (!Array.isArray(whole)) return false;
    let from = 0;
    return part.every((entry) => {
      const at = whole.findIndex((other, index) => index >= from && isPartOf(entry, other));
      from = at + 1;
      return at >= 0;
    });
  }
  if (!isRecord(part)) return part === whole;
  return isRecord(whole) && Object.entries(part).every(([key, value]) => key in whole && isPartOf(value, whole[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
