import type { Paragraph } from './paragraph.ts';

/** Plain text says nothing of which suggestion a section answers: a heading that stayed as it was answers what it answered. */
export function keepAnswers(now: readonly Paragraph[], before: readonly Paragraph[]): Paragraph[] {
  return now.map((one) => {
    const answers = one.answers ?? before.find(({ text, level }) => text === one.text && level === one.level)?.answers;
    return answers === undefined ? { ...one } : { ...one, answers };
  });
}
