import { numberOf } from '../chinese-numerals.ts';
import { headingLevel } from '../heading-level.ts';
import { headingMark } from '../letter-lines.ts';
import { kindOf } from '../read/line-kinds.ts';
import { placeIn } from '../read/source-text.ts';
import type { Line } from '../read/source-text.ts';
import type { Finding } from './finding.ts';
import type { Told } from './lint-letter.ts';

/** Headings that do not follow the one before them on their level: 一、三、 or （二） as the first below 一、. */
export function numberingIn(lines: readonly Line[], told: Told): Finding[] {
  const last = [0, 0, 0, 0, 0];
  return lines.flatMap((line) => {
    const mark = kindOf(line) === 'attachment' ? undefined : headingLevel(line.tight);
    const value = mark === undefined ? undefined : numberOf(mark.figure);
    if (mark === undefined || value === undefined) return [];
    const expected = (last[mark.level] ?? 0) + 1;
    last[mark.level] = value;
    last.fill(0, mark.level + 1);
    return value === expected
      ? []
      : [told('numbering', mark.mark, { at: placeIn(line, 0, mark.mark.length), right: headingMark(mark.level, expected) })];
  });
}
