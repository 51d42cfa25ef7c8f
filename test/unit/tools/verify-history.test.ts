import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ZodError } from 'zod';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { verifyHistory } from '#tools/verify-history.ts';

interface History {
  id: string;
  commits: { seq: number; at: string; actor: { id: string }; events: Record<string, unknown>[]; hash: string }[];
}

let history: History;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  const api = await ApiInMemory.withDirectory();
  const id = await api.answered();
  history = JSON.parse((await api.ask('auditor', 'GET', `/v1/proposals/${id}/history`)).text) as History;
});
afterEach(() => vi.useRealTimers());

describe('a history as the API tells it', () => {
  it('proves itself: every hash follows from what it tells', () => {
    const verified = verifyHistory(history);
    expect(verified).toEqual({ id: history.id, commits: history.commits.length, head: history.commits.at(-1)?.hash });
    expect(verified.commits).toBeGreaterThan(8);
  });

  it.each<[string, (commits: History['commits']) => void, string, number]>([
    ['a changed word', (commits) => Object.assign(commits[1]!.events[0]!, { note: 'x' }), 'changed', 2],
    ['another person', (commits) => Object.assign(commits[2]!.actor, { id: 'shen' }), 'changed', 3],
    ['an earlier time', (commits) => Object.assign(commits[3]!, { at: '2026-03-01T02:00:00.000Z' }), 'changed', 4],
    ['a commit taken out', (commits) => void commits.splice(4, 1), 'missing', 5],
    ['two swapped', (commits) => void commits.splice(1, 2, commits[2]!, commits[1]!), 'missing', 2],
    ['a hash that was made to fit', (commits) => Object.assign(commits[1]!, { hash: 'f'.repeat(64) }), 'changed', 2],
  ])('%s is found where it is', (_, tamper, fault, seq) => {
    tamper(history.commits);
    expect(verifyHistory(history).fault).toEqual({ seq, fault });
  });

  it('what is no history is refused', () => {
    expect(() => verifyHistory({ id: 'p1', commits: [] })).toThrow(ZodError);
    expect(() => verifyHistory([])).toThrow(ZodError);
  });
});
