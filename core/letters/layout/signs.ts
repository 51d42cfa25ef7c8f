// Widths in quarters of a cell, so that figures and small letters take a half and capitals three quarters.
export const wholeCell = 4;

const halfWide = /[\u{20}-\u{A6}\u{A8}-\u{AF}\u{B2}-\u{B6}\u{B8}-\u{D6}\u{D8}-\u{2FF}]|\p{M}/u;
const capital = /[A-HJ-LNP-VX-Z&$]/u;
const broad = /[MWOQ@%mw]/u;

/** What must stay together: one sign of full width, or a word or figure of half-width signs. */
export interface Token {
  readonly text: string;
  readonly width: number;
}

export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  if (/\p{M}/u.test(sign)) return 0;
  if (!halfWide.test(sign)) return wholeCell;
  return broad.test(sign) ? 4 : capital.test(sign) ? 3 : 2;
}

export const isHalfWide = (sign: string): boolean => halfWide.test(sign);

/** Longer than this, a word is cut where the line ends. */
const longestWord = 24;

/** A text as what a line may be broken between. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  const flush = () => {
    if (word !== '') tokens.push({ text: word, width: widthOf(word) });
    word = '';
  };
  for (const sign of text) {
    if (/\p{M}/u.test(sign) && word === '') {
      const before = tokens.pop();
      tokens.push({ text: `${before?.text ?? ''}${sign}`, width: before?.width ?? 0 });
    } else if (isHalfWide(sign) && sign !== ' ') {
      word += sign;
      if (word.length >= longestWord) flush();
    } else {
      flush();
      tokens.push({ text: sign, width: signWidth(sign) });
    }
  }
  flush();
  return tokens;
}
