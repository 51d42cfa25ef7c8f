import type { MailHeader } from './mail.ts';

/** A message or a part of one: its header fields as they stand, folds included, and its body. */
export interface MimeFields {
  readonly fields: readonly string[];
  readonly body: string;
}

/** @param source bytes as latin1 */
export function splitFields(source: string): MimeFields {
  // A part may begin with the empty line: it has no headers then.
  const end = /^\r?\n|\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const body = end ? source.slice(end.index + end[0].length) : '';
  return { fields: head === '' ? [] : head.split(/\r?\n(?![ \t])/), body };
}

/** Name as written and value unfolded; undefined for a line that is no header. */
export function readField(field: string): MailHeader | undefined {
  const colon = field.indexOf(':');
  if (colon < 1) return undefined;
  const value = field.slice(colon + 1).replace(/\r?\n[ \t]+/g, ' ');
  return { name: field.slice(0, colon).trim(), value: value.trim() };
}
