export interface HeadingMark {
  /** 1 一、 2 （一） 3 1. 4 （1）. */
  readonly level: 1 | 2 | 3 | 4;
  readonly mark: string;
  /** What it counts, in figures of its own kind. */
  readonly figure: string;
}

const marks = [
  [1, /^(?:第)?(?<figure>[一二三四五六七八九十百]{1,5})[、,，.．](?=\S)/u],
  [2, /^[(（](?<figure>[一二三四五六七八九十百]{1,5})[)）][、,，.．]?/u],
  [3, /^(?<figure>\d{1,3})(?:[.．、](?!\d)|[)）](?=\p{Script=Han}))/u],
  [4, /^[(（](?<figure>\d{1,3})[)）][、.．]?|^(?<circled>[①-⑳])/u],
] as const;

/** The mark a heading begins with; `undefined` for a paragraph. */
export function headingLevel(text: string): HeadingMark | undefined {
  for (const [level, pattern] of marks) {
    const found = pattern.exec(text);
    if (found !== null) return { level, mark: found[0], figure: found.groups?.['figure'] ?? found[0] };
  }
  return undefined;
}
