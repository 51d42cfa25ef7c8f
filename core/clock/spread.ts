const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Where in a window of `width` minutes something falls: a whole number of minutes from 0 up to but not including `width`,
 * the same for the same `seed` for ever (FNV-1a, 32 bits, over UTF-16 code units). 0 for a window of no width.
 */
export function spreadOf(seed: string, width: number): number {
  if (width <= 0) return 0;
  let hash = FNV_OFFSET;
  for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), FNV_PRIME);
  return (hash >>> 0) % width;
}
