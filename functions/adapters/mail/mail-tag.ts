/**
 * A mail's id as a value of an SES message tag, which holds ASCII letters, digits, `_` and `-` only, at most 255
 * (SES API reference, MessageTag): every other byte of its UTF-8 form, and `_` itself, becomes `_` and two hex digits.
 * Ids differ exactly if their tags do.
 */
export function mailTag(mailId: string): string {
  return mailId.replace(/[^A-Za-z0-9-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/** Reads what `mailTag` made. */
export function mailIdOfTag(tag: string): string {
  return decodeURIComponent(tag.replaceAll('_', '%'));
}
