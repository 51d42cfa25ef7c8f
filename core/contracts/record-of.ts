/** The keys that an object names, in its order. */
export function keysOf<K extends string>(found: Readonly<Partial<Record<K, unknown>>>): K[] {
  const keys: K[] = [];
  for (const key in found) keys.push(key);
  return keys;
}

/** What `of` says of each key, none left out. */
export function recordOf<K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> {
  const found: Partial<Record<K, V>> = {};
  for (const key of keys) found[key] = of(key);
  if (!isWhole(found, keys)) throw new Error('a key is missing');
  return found;
}

function isWhole<K extends string, V>(found: Partial<Record<K, V>>, keys: readonly K[]): found is Record<K, V> {
  return keys.every((key) => Object.hasOwn(found, key));
}
