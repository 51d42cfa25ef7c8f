import { describe, expect, it } from 'vitest';
import { contentSchema } from '#core/case/content.ts';
import { collectiveKinds } from '#core/directory/directory.ts';
import { drawsOf } from '#core/rehearsal/draws.ts';
import { inventContent, inventSubject } from '#core/rehearsal/invent-content.ts';

const numbers = Array.from({ length: 600 }, (_, n) => n);
const subjects = numbers.map((n) => inventSubject('1', n));
/** Writes in the name of others of every kind, of two parties even. */
const author = {
  speaksFor: [...collectiveKinds, 'party' as const].map((kind, index) => ({ kind, name: `某组织${index}` })),
};
const contents = numbers.map((n) =>
  inventContent(inventSubject('1', n), '6-1', { author, members: ['shen', 'wen', 'ye'] }, drawsOf(`1 words ${n}`)),
);

const invent = (n: number, speaksFor: typeof author.speaksFor) =>
  inventContent(inventSubject('1', n), '6-1', { author: { speaksFor }, members: ['shen'] }, drawsOf(`1 words ${n}`));

const nameOf = ({ topic, where }: (typeof subjects)[number]): string => `${topic.thing} ${where}`;

describe('an invented proposal', () => {
  it('is one that the product takes', () => {
    for (const content of contents) expect(contentSchema.parse(content)).toEqual(content);
  });

  it('is made in the name of others only by whom speaks for them', () => {
    expect(new Set(numbers.map((n) => invent(n, []).kind))).toEqual(new Set(['personal', 'joint']));
    expect(new Set(contents.map(({ kind }) => kind)).size).toBe(7);
    for (const { kind, onBehalfOf } of contents) expect(onBehalfOf === undefined).toBe(kind === 'personal' || kind === 'joint');
  });

  it('says in other words, now and then, what one of the fifty before it said', () => {
    const repeated = numbers.filter((n) =>
      subjects.slice(Math.max(0, n - 50), n).some((earlier) => nameOf(earlier) === nameOf(subjects[n]!)),
    );
    expect(repeated.length).toBeGreaterThan(20);
    expect(repeated.length).toBeLessThan(90);
    expect(new Set(contents.map(({ title }) => title)).size).toBeGreaterThan(560);
  });

  it('has co-signers where it is joint, each once', () => {
    const joint = contents.filter(({ kind }) => kind === 'joint');
    expect(joint.length).toBeGreaterThan(30);
    for (const { coSigners } of joint) {
      expect(coSigners.length).toBeGreaterThan(0);
      expect(new Set(coSigners).size).toBe(coSigners.length);
    }
  });
});
