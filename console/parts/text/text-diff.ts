/** A piece of a comparison: in both, only in the former, only in the latter. */
export interface DiffPiece {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

// Texts that differ in more places than this are told as a whole: nobody reads such a patchwork, and it would take a noticeable time.
const MOST_CHANGES = 600;

/** What became of a text: by characters of Chinese and words of other scripts (Myers' shortest edit). */
export function textDiff(former: string, latter: string): DiffPiece[] {
  const [a, b] = [tokensOf(former), tokensOf(latter)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = editsOf(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { is: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { is: 'same', text: end === 0 ? '' : a.slice(a.length - end).join('') },
  ]);
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}]+|\s+|./gsu) ?? [];
}

function editsOf(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const trace = walk(a, b);
  if (trace === undefined) {
    return [
      { is: 'gone', text: a.join('') },
      { is: 'new', text: b.join('') },
    ];
  }
  return backOn(trace, a, b);
}

/** How far each diagonal was reached, before each number of changes. */
type Reached = Int32Array;
/** Diagonals go from `-MOST_CHANGES - 1` to `MOST_CHANGES + 1`. */
const MIDDLE = MOST_CHANGES + 1;

/** How far each diagonal was reached before each number of changes; undefined where there would be too many. */
function walk(a: readonly string[], b: readonly string[]): Reached[] | undefined {
  const reached: Reached = new Int32Array(2 * MIDDLE + 1).fill(-1);
  reached[MIDDLE + 1] = 0;
  const trace: Reached[] = [];
  for (let changes = 0; changes <= Math.min(a.length + b.length, MOST_CHANGES); changes += 1) {
    trace.push(reached.slice());
    for (let k = -changes; k <= changes; k += 2) {
      let x = comesDown(reached, k, changes) ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reached[MIDDLE + k] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function backOn(trace: readonly Reached[], a: readonly string[], b: readonly string[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const reached = trace[changes] ?? new Int32Array();
    const k = x - y;
    const before = comesDown(reached, k, changes) ? k + 1 : k - 1;
    const fromX = changes === 0 ? 0 : at(reached, before);
    const fromY = changes === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pieces.push({ is: 'same', text: a[x] ?? '' });
    }
    if (changes === 0) break;
    if (x === fromX) {
      y -= 1;
      pieces.push({ is: 'new', text: b[y] ?? '' });
    } else {
      x -= 1;
      pieces.push({ is: 'gone', text: a[x] ?? '' });
    }
  }
  return pieces.reverse();
}

function comesDown(reached: Reached, k: number, changes: number): boolean {
  return k === -changes || (k !== changes && at(reached, k - 1) < at(reached, k + 1));
}

function at(reached: Reached, k: number): number {
  return reached[MIDDLE + k] ?? -1;
}

/** Neighbours of a kind as one; of each change first what went, then what came. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const told: DiffPiece[] = [];
  let [gone, came] = ['', ''];
  const endChange = (): void => {
    if (gone !== '') told.push({ is: 'gone', text: gone });
    if (came !== '') told.push({ is: 'new', text: came });
    [gone, came] = ['', ''];
  };
  for (const { is, text } of pieces) {
    if (text === '') continue;
    if (is === 'gone') gone += text;
    else if (is === 'new') came += text;
    else {
      endChange();
      const last = told.at(-1);
      if (last?.is === 'same') told[told.length - 1] = { is, text: last.text + text };
      else told.push({ is, text });
    }
  }
  endChange();
  return told;
}
