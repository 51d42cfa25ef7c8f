import type { Role } from '../../api/contract.ts';

/** The chapters of the help, one a desk: each is a page in `docs/help`, in each language. */
export const chapters = ['member', 'committee', 'office', 'unit', 'leader', 'administrator'] as const;
export type Chapter = (typeof chapters)[number];

export const chapterOf: Readonly<Record<Role, Chapter>> = {
  member: 'member',
  'committee-clerk': 'committee',
  'committee-head': 'committee',
  dispatcher: 'office',
  supervisor: 'leader',
  'unit-clerk': 'unit',
  'unit-leader': 'unit',
  auditor: 'leader',
  administrator: 'administrator',
};

export function isChapter(name: string): name is Chapter {
  return chapters.some((one) => one === name);
}

/** Where in a chapter the page at an address is told of: the name of its room. */
export function anchorOf(path: string): string {
  if (path.startsWith('/cases/')) return 'case';
  return path.split('/')[2] ?? 'work';
}
