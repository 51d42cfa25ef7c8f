import type { Content } from '#core/case/content.ts';

/** What a member writes, with marks in each text by which a leak would be noticed. */
export function aContent(changes: Partial<Content> = {}): Content {
  return {
    kind: 'personal',
    session: '6-1',
    title: '关于完善云澜湖环湖步道照明的提案',
    matter: '【案由正文】环湖步道东段夜间照明不足，市民夜行多有不便。',
    suggestions: ['【建议一】分段补装路灯。', '【建议二】公布维护电话。'],
    coSigners: [],
    publicity: 'public',
    ...changes,
  };
}
