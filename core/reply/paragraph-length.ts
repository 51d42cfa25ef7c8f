/** Of all paragraphs together. */
export const LONGEST_REPLY = 60_000;

/** Characters of a text in paragraphs; what counts is what is read. */
export function lengthOfParagraphs(paragraphs: readonly { readonly text: string }[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.trim().length, 0);
}
