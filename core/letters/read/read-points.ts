import { headingLevel } from '../heading-level.ts';
import type { LetterParts } from './letter-parts.ts';
import type { PartReading, Point } from './letter-record.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

const about = /^(?<heading>(?:针对|关于|就)[^。:,]{2,40}?)(?:[。:]|的?(?:问题|建议),)/u;

/** The answers, one for each heading of the highest level the body has, or for each paragraph that begins with 关于. */
export function readPoints({ body }: LetterParts): PartReading {
  const lines = body.map(({ line }) => line);
  const top = [1, 2, 3, 4].find(
    (level) => lines.filter((line) => headingLevel(line.tight)?.level === level).length > (level === 1 ? 0 : 1),
  );
  const opens = (line: Line): Omit<Point, never> | undefined => (top === undefined ? aboutOf(line) : headedBy(line, top));
  const points: { heading: string; answer: string[]; line: Line }[] = [];
  for (const line of lines) {
    const found = opens(line);
    if (found !== undefined) points.push({ heading: found.heading, answer: found.answer === '' ? [] : [found.answer], line });
    else points.at(-1)?.answer.push(line.clean);
  }
  if (points.length === 0) return { fields: {}, flags: [] };
  const value = points.map(({ heading, answer }) => ({ heading, answer: answer.join('\n') }));
  return {
    fields: { points: { value, sure: top === undefined ? 'likely' : 'certain', at: points.map(({ line }) => placeIn(line)) } },
    flags: [],
  };
}

/** A heading ends with its line, or with its first stop. */
function headedBy(line: Line, level: number): Point | undefined {
  const mark = headingLevel(line.tight);
  if (mark?.level !== level) return undefined;
  const text = line.written.slice(mark.mark.length);
  const stop = text.indexOf('。');
  if (stop === -1 || stop === text.length - 1 || stop > 60) return { heading: text.replace(/[。.．]$/u, ''), answer: '' };
  return { heading: text.slice(0, stop), answer: text.slice(stop + 1) };
}

function aboutOf(line: Line): Point | undefined {
  const found = about.exec(line.tight);
  const heading = found?.groups?.['heading'];
  if (found === null || heading === undefined || /收悉|如下/u.test(line.tight.slice(0, 120))) return undefined;
  return { heading: line.written.slice(0, heading.length), answer: line.written.slice(found[0].length) };
}
