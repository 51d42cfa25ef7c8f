import { describe, expect, it } from 'vitest';
import { evolveDirectory } from '#core/directory/directory.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Post } from '#core/notices/lane/posts.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { toldNotices } from '#core/rehearsal/told-notices.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aRehearsal } from '#test/support/seeded-body.ts';

// In the afternoon, when some of what came up since the morning still waits.
const now = '2026-09-16T08:00:00.000Z';

function told(directory = aDirectory()): Post[] {
  const rehearsal = aRehearsal({ cases: 300, directory, now });
  return [...rehearse(rehearsal).cases()].flatMap((one) => toldNotices(one, rehearsal));
}

const all = told();
const settledAs = (status: string) => all.filter(({ settled }) => settled?.status === status);

describe('notices of rehearsed cases', () => {
  it('are each there once', () => {
    expect(all.length).toBeGreaterThan(1500);
    expect(new Set(all.map(({ notice }) => `${notice.proposalId} ${noticeKey(notice)}`)).size).toBe(all.length);
  });

  it('were sent when they were ready, and wait where they are not yet', () => {
    for (const { notice, settled } of all) {
      if (settled === undefined) expect(notice.readyAt >= now, notice.readyAt).toBe(true);
      else expect({ at: settled.at, isPast: settled.at < now }).toEqual({ at: notice.readyAt, isPast: true });
    }
    expect(settledAs('sent').length).toBeGreaterThan(1500);
    expect(all.filter(({ settled }) => settled === undefined).length).toBeGreaterThan(0);
  });

  it('went no more where the case had moved on before they were ready', () => {
    const reasons = new Set(settledAs('superseded').map(({ settled }) => settled?.status === 'superseded' && settled.reason));
    expect(reasons).toEqual(new Set(['clock-closed', 'already-judged']));
  });

  it('were handed on from the beginning where somebody stands in', () => {
    const failed = { type: 'AddressFailed', personId: 'cao', email: 'cao@yunlan.example', why: 'bounced' } as const;
    const handed = told(evolveDirectory(aDirectory({ cao: { deputyId: 'he' } }), failed)).filter(
      ({ settled }) => settled?.status === 'forwarded',
    );
    expect(handed.length).toBeGreaterThan(5);
    for (const { notice, settled } of handed)
      expect([notice.recipientId, settled]).toMatchObject(['cao', { at: notice.at, instead: 'he' }]);
  });
});
