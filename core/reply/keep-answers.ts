import type { Paragraph } from './paragraph.ts';
import { captionIn } from './table-text.ts';

/**
 * Plain text says nothing of which suggestion a section answers, nor of which picture a caption is: a heading that stayed as it was answers
 * what it answered, and a picture's line stands for the picture.
 */
export function keepAnswers(now: readonly Paragraph[], before: readonly Paragraph[]): Paragraph[] {
  return now.map((one) => {
    const caption = captionIn(one.text);
    const shown = before.find(({ picture, text }) => picture !== undefined && text === caption);
    if (shown !== undefined && one.picture === undefined) return { ...shown };
    const answers = one.answers ?? before.find(({ text, level }) => text === one.text && level === one.level)?.answers;
    return answers === undefined ? { ...one } : { ...one, answers };
  });
}
