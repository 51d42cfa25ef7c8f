import type { Language } from '../../parts/language.tsx';
import type { Chapter } from './chapters.ts';

const pages = import.meta.glob<string>('../../../docs/help/*/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../docs/help/pictures/*.png', { query: '?url', import: 'default', eager: true });

/** The text of a chapter; each is loaded when it is opened. */
export async function pageText(chapter: Chapter, language: Language): Promise<string> {
  const load = pages[`../../../docs/help/${language}/${chapter}.md`];
  if (load === undefined) throw new Error(`there is no chapter ${chapter}`);
  return load();
}

export function pictureAt(name: string): string | undefined {
  return pictures[`../../../docs/help/pictures/${name}`];
}
