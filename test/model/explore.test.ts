import { describe, expect, it } from 'vitest';
import { explore } from '#test/model/explore.ts';
import type { Model } from '#test/model/explore.ts';

/** A model drawn as `a>b a>c!`: each edge from, to, and `!` for the second kind. */
function drawn(edges: string): Model<string, 'plain' | 'marked'> {
  return {
    initial: 'a',
    key: (state) => state,
    steps: (state) =>
      edges
        .split(' ')
        .filter((edge) => edge.startsWith(state))
        .map((edge) => ({ label: edge, kind: edge.endsWith('!') ? 'marked' : 'plain', to: edge.charAt(2) })),
  };
}

const isPlain = (kind: string): boolean => kind === 'plain';
const anyState = (): boolean => true;
const is = (wanted: string) => (state: string) => state === wanted;

describe('the explorer', () => {
  it('counts each reachable state once', () => {
    expect(explore(drawn('a>b a>c b>d c>d d>a x>y')).states).toBe(4);
  });

  it('finds a shortest way to a bad state', () => {
    const found = explore(drawn('a>b b>c c>z a>d d>z'));
    expect(found.wayToBad(is('z'))).toEqual(['a>d', 'd>z']);
    expect(found.wayToBad(is('q'))).toBeUndefined();
  });

  it('finds a shortest way to a state that cannot reach the goal', () => {
    const question = { from: anyState, goal: is('g'), allowed: isPlain };
    expect(explore(drawn('a>b b>g a>c c>b')).wayToStuck(question)).toBeUndefined();
    expect(explore(drawn('a>b b>g a>c c>d')).wayToStuck(question)).toEqual(['a>c']);
    expect(explore(drawn('a>b b>g a>c c>g!')).wayToStuck(question)).toEqual(['a>c']);
    expect(explore(drawn('a>b b>g a>c c>d')).wayToStuck({ ...question, from: is('d') })).toEqual(['a>c', 'c>d']);
  });

  it('sees whether steps can go round', () => {
    expect(explore(drawn('a>b b>c c>b')).canGoRound(isPlain)).toBe(true);
    expect(explore(drawn('a>b b>c c>b!')).canGoRound(isPlain)).toBe(false);
    expect(explore(drawn('a>b a>c b>d c>d')).canGoRound(isPlain)).toBe(false);
  });

  it('gives up on a model that does not end', () => {
    const endless: Model<number, 'plain'> = {
      initial: 0,
      key: String,
      steps: (state) => [{ label: 'more', kind: 'plain', to: state + 1 }],
    };
    expect(() => explore(endless, 100)).toThrow('more than 100 states');
  });
});
