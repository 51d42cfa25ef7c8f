import { tokensOf, widthOf, wholeCell } from './signs.ts';
import type { Token } from './signs.ts';

// 避头尾: what must not begin a line, and what must not end one.
const neverFirst = /^[，。、；：？！）》〉」』】〕”’…—％‰℃·～,.;:?!)\]}%]/u;
const neverLast = /[（《〈「『【〔“‘([{]$/u;
/** Signs carried over to keep the rule; a run of stops longer than that is let be. */
const mostCarried = 8;

export interface BrokenLine {
  readonly text: string;
  /** From the measure's left edge. */
  readonly indent: number;
  /** Both in quarters of a cell. */
  readonly width: number;
}

/** Cells that lines are broken to; the first may be indented otherwise than the rest. */
export interface Measure {
  readonly cells: number;
  readonly first: number;
  readonly rest: number;
}

/** A paragraph as lines, by the rules of Chinese setting. Time goes with the length. */
export function breakLines(text: string, { cells, first, rest }: Measure): BrokenLine[] {
  const tokens = tokensOf(text);
  const lines: BrokenLine[] = [];
  let [line, width]: [Token[], number] = [[], 0];
  const room = () => (cells - (lines.length === 0 ? first : rest)) * wholeCell;
  const close = () => {
    lines.push({ text: textOf(line), indent: (lines.length === 0 ? first : rest) * wholeCell, width: widthOf(textOf(line)) });
  };
  for (const token of tokens) {
    if (width + token.width > room() && line.length > 0) {
      const cut = cutBefore(line, token);
      const carried = line.slice(cut);
      line = line.slice(0, cut);
      close();
      line = carried;
      width = carried.reduce((sum, one) => sum + one.width, 0);
    }
    if (line.length > 0 || token.text !== ' ') {
      line.push(token);
      width += token.width;
    }
  }
  close();
  return lines;
}

/** How many tokens stay, so that neither line breaks a rule. */
function cutBefore(line: readonly Token[], next: Token): number {
  let cut = line.length;
  let follows = next.text;
  while (cut > 0 && line.length - cut < mostCarried) {
    const last = line[cut - 1]?.text ?? '';
    if (!neverFirst.test(follows) && !neverLast.test(last)) return cut;
    follows = last;
    cut -= 1;
  }
  return line.length;
}

const textOf = (line: readonly Token[]): string =>
  line
    .map(({ text }) => text)
    .join('')
    .replace(/ +$/u, '');

/** A title over as few lines as it needs, of about the same length, broken where it reads well: after 关于, never before it. */
export function breakTitle(text: string, cells: number): string[] {
  const tokens = tokensOf(text);
  const total = tokens.reduce((sum, { width }) => sum + width, 0);
  const count = Math.ceil(total / (cells * wholeCell));
  const lines: string[] = [];
  let from = 0;
  for (let left = count; left > 1 && from < tokens.length; left -= 1) {
    const rest = tokens.slice(from).reduce((sum, { width }) => sum + width, 0);
    const to = from + bestCut(tokens.slice(from), rest / left, cells * wholeCell);
    lines.push(textOf(tokens.slice(from, to)));
    from = to;
  }
  const last = textOf(tokens.slice(from));
  if (last === '') return lines;
  return [
    ...lines,
    ...(widthOf(last) <= cells * wholeCell ? [last] : breakLines(last, { cells, first: 0, rest: 0 }).map((line) => line.text)),
  ];
}

function bestCut(tokens: readonly Token[], ideal: number, room: number): number {
  let [width, best, bestCost] = [0, 1, Number.POSITIVE_INFINITY];
  for (const [index, { text, width: own }] of tokens.entries()) {
    if (width + own > room && index > 0) break;
    width += own;
    const [next = '', then = ''] = [tokens[index + 1]?.text, tokens[index + 2]?.text];
    if (neverFirst.test(next) || neverLast.test(text) || (next === '关' && then === '于') || (text === '关' && next === '于')) continue;
    const bonus = text === '于' ? 12 : /[的》、对]/u.test(text) ? 4 : 0;
    const cost = Math.abs(width - ideal) - bonus;
    if (cost < bestCost) [best, bestCost] = [index + 1, cost];
  }
  return best;
}
