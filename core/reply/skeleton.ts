import type { Paragraph } from './paragraph.ts';

const LONGEST = 28;

/** What a reply may begin with: a section for each suggestion, to be written below. */
export function skeletonOf(suggestions: readonly string[]): Paragraph[] {
  return suggestions.flatMap((suggestion, index) => sectionFor(suggestion, index + 1));
}

/** The section that answers one suggestion. */
export function sectionFor(suggestion: string, number: number): Paragraph[] {
  return [
    { level: 1, text: `关于“${aboutOf(suggestion)}”的建议`, answers: number },
    { level: 0, text: '' },
  ];
}

/** Its first words: to the end of the first clause, and not more than a heading holds. */
function aboutOf(suggestion: string): string {
  const first = suggestion.split(/[，。；：！？,.;:!?\n]/)[0]?.trim() ?? '';
  const about = first === '' ? suggestion.trim() : first;
  return about.length > LONGEST ? `${about.slice(0, LONGEST)}…` : about;
}
