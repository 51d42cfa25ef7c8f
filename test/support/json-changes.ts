type Change = readonly [pointer: string, value?: unknown];

/**
 * What differs in `after` from `before`, both plain JSON: by pointer the new value, or nothing where it is gone. What changes
 * alike in every entry of a list is told once, under `*`; lists of another length change as a whole.
 */
export function jsonChanges(before: unknown, after: unknown): Change[] {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) return ofLists(before, after);
  if (!isRecord(before) || !isRecord(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [['', after]];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Change[] => {
    if (!(key in after)) return [[`/${key}`]];
    return key in before ? under(key, jsonChanges(before[key], after[key])) : [[`/${key}`, after[key]]];
  });
}

function ofLists(before: readonly unknown[], after: readonly unknown[]): Change[] {
  const each = after.map((value, index) => jsonChanges(before[index], value).map((change) => ({ change, text: JSON.stringify(change) })));
  const [first = []] = each;
  const everywhere = first.filter(({ text }) => each.every((changes) => changes.some((one) => one.text === text)));
  const isEverywhere = (text: string): boolean => everywhere.some((one) => one.text === text);
  const here = each.flatMap((changes, index) =>
    under(
      String(index),
      changes.filter(({ text }) => !isEverywhere(text)).map(({ change }) => change),
    ),
  );
  return [
    ...under(
      '*',
      everywhere.map(({ change }) => change),
    ),
    ...here,
  ];
}

function under(key: string, changes: readonly Change[]): Change[] {
  return changes.map(([pointer, ...value]) => [`/${key}${pointer}`, ...value]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
