interface Key {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Where a key goes, of an element. */
interface Target {
  readonly tagName?: string;
  readonly isContentEditable?: boolean;
}

/**
 * Whether a key belongs to what is being written: in a field, or in a composition of a Chinese input method (229 is what Chromium
 * calls a key that the method took).
 */
export function isWriting({ isComposing, keyCode }: Key, { tagName = '', isContentEditable = false }: Target): boolean {
  return isComposing || keyCode === 229 || isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName);
}
