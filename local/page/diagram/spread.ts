/**
 * Places along a line that are as near as can be to the wanted ones (least squares) while each keeps its distance from
 * the one before. Subtracting the distances leaves an isotonic regression: pools of neighbours that would overlap move to
 * their common mean.
 * @param gaps gaps[i] is the least distance between place i and place i+1
 */
export function spread(wanted: readonly number[], gaps: readonly number[]): number[] {
  const offsets = [0];
  for (let index = 1; index < wanted.length; index += 1) offsets.push((offsets[index - 1] ?? 0) + (gaps[index - 1] ?? 0));
  const pools: { sum: number; size: number }[] = [];
  for (const [index, want] of wanted.entries()) {
    let pool = { sum: want - (offsets[index] ?? 0), size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
    }
    pools.push(pool);
  }
  const means = pools.flatMap(({ sum, size }) => new Array<number>(size).fill(sum / size));
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
}
