import { isEmptyParagraph } from './paragraph.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * Suggestions, counted from 1, that have an answer: below the heading of a section that answers one there is something to read before
 * the next section begins. The heading alone says only what it is about.
 */
export function suggestionsAnswered(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const answered = new Set<number>();
  let section: Paragraph | undefined;
  for (const paragraph of paragraphs) {
    const { level, answers } = paragraph;
    if (level === 0) {
      const of = answers ?? section?.answers;
      if (of !== undefined && !isEmptyParagraph(paragraph)) answered.add(of);
    } else if (answers !== undefined || section === undefined || level <= section.level) section = paragraph;
  }
  return answered;
}
