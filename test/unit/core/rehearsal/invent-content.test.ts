import { describe, expect, it } from 'vitest';
import { contentSchema } from '#core/case/content.ts';
import { drawsOf } from '#core/rehearsal/draws.ts';
import { inventContent, inventSubject } from '#core/rehearsal/invent-content.ts';

const numbers = Array.from({ length: 600 }, (_, n) => n);
const subjects = numbers.map((n) => inventSubject('1', n));
const contents = numbers.map((n) => inventContent(inventSubject('1', n), '6-1', ['shen', 'wen', 'ye'], drawsOf(`1 words ${n}`)));

const nameOf = ({ topic, where }: (typeof subjects)[number]): string => `${topic.thing} ${where}`;

describe('an invented proposal', () => {
  it('is one that the product takes', () => {
    for (const content of contents) expect(contentSchema.parse(content)).toEqual(content);
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
