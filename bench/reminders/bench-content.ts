import type { Content } from '#core/case/content.ts';

/** What a member writes; the title tells one from another. */
export function contentOf(name: string): Content {
  return {
    kind: 'personal',
    session: '6-1',
    title: `关于${name}的提案`,
    matter: '为测量而写。',
    suggestions: ['请办理。'],
    coSigners: [],
    publicity: 'public',
  };
}
