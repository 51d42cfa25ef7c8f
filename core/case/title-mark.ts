import type { Content } from './content.ts';

/** What two proposals of one session and title have in common, however the title is set. */
export function titleMark({ session, title }: Pick<Content, 'session' | 'title'>): string {
  return `${session}#${plainText(title)}`;
}

/** A text without its spaces and line breaks. */
export function plainText(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
