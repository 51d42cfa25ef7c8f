/** Words as a label, a button or a sentence of its own begins: the field's terms stand in their catalogues as within a sentence. Chinese has no capitals. */
export function begun(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
