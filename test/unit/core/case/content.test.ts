import { describe, expect, it } from 'vitest';
import { contentSchema } from '#core/case/content.ts';
import { aContent } from '#test/support/a-content.ts';

describe('what a member writes', () => {
  it('is public and signed alone unless said otherwise', () => {
    const { coSigners: _, publicity: __, ...typed } = aContent();
    expect(contentSchema.parse(typed)).toEqual(aContent());
  });

  it.each([
    ['no suggestion', { suggestions: [] }],
    ['an empty suggestion', { suggestions: ['增设路灯。', ' '] }],
    ['21 suggestions', { suggestions: Array.from({ length: 21 }, () => '增设路灯。') }],
    ['an unknown kind', { kind: 'poem' }],
    ['a title of 101 characters', { title: '题'.repeat(101) }],
    ['a matter of 6001', { matter: '文'.repeat(6001) }],
    ['a key nobody knows', { colour: 'red' }],
  ])('is refused with %s', (_, changes) => {
    expect(contentSchema.safeParse({ ...aContent(), ...changes }).success).toBe(false);
  });
});
