/** A letter holds characters that the fonts do not have: it is not issued with holes in it. */
export class MissingGlyphsError extends Error {
  override readonly name = 'MissingGlyphsError';
  /** Each once, in the order of the letter. */
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super(`the fonts lack ${characters.map(named).join(', ')}`);
    this.characters = characters;
  }
}

/** `𠮷 (U+20BB7)` */
function named(character: string): string {
  return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}
