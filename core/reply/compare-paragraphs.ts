import { likeness } from '#core/likeness/likeness.ts';

/** A place in two texts: what both have, what one has, or what was changed from one to the other. */
export type Compared<T> =
  | { readonly is: 'same'; readonly before: T; readonly after: T }
  | { readonly is: 'changed'; readonly before: T; readonly after: T }
  | { readonly is: 'removed'; readonly before: T }
  | { readonly is: 'added'; readonly after: T };

// So alike are two wordings of one paragraph.
const ALIKE = 0.4;

/** Two versions of a text, place by place, in the order of both; `keyOf` says what makes two of them the same. */
export function compareParagraphs<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Compared<T>[] {
  const [from, to] = [before.map(keyOf), after.map(keyOf)];
  const common = longestCommon(from, to);
  const found: Compared<T>[] = [];
  let [i, j] = [0, 0];
  for (const [atBefore, atAfter] of [...common, [before.length, after.length] as const]) {
    found.push(...between(before.slice(i, atBefore), after.slice(j, atAfter), keyOf));
    const [one, other] = [before[atBefore], after[atAfter]];
    if (one !== undefined && other !== undefined) found.push({ is: 'same', before: one, after: other });
    [i, j] = [atBefore + 1, atAfter + 1];
  }
  return found;
}

/** What stands between two common paragraphs: wordings that are alike are one that was changed. */
function between<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Compared<T>[] {
  const found: Compared<T>[] = [];
  let j = 0;
  for (const one of before) {
    const at = after.findIndex((other, index) => index >= j && likeness(keyOf(one), keyOf(other)) >= ALIKE);
    const changed = after[at];
    if (changed === undefined) {
      found.push({ is: 'removed', before: one });
      continue;
    }
    found.push(...after.slice(j, at).map((added) => ({ is: 'added', after: added }) as const), {
      is: 'changed',
      before: one,
      after: changed,
    });
    j = at + 1;
  }
  return [...found, ...after.slice(j).map((added) => ({ is: 'added', after: added }) as const)];
}

/** Index pairs of a longest common sequence. */
function longestCommon(from: readonly string[], to: readonly string[]): (readonly [number, number])[] {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
