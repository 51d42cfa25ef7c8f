import { describe, expect, it } from 'vitest';
import { dispatcherNotices } from '#core/notices/dispatcher-notices.ts';
import { gatheredUpTo } from '#core/notices/gathered.ts';
import { morningOf } from '#core/notices/lane/mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';
import { digestsFor, dueOf, postsFor } from '#core/notices/lane/posts.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn } from '#test/support/case-in.ts';

const now = '2026-03-02T02:00:00.000Z';
const context = (directory = aDirectory()) => ({ ...caseIn('in-handling').context(), now, directory, actorId: 'system' });
const { policy, calendar } = context();
const notice: Notice = {
  proposalId: 'p1',
  recipientId: 'parks-clerk',
  kind: 'assigned',
  urgency: 'prompt',
  rule: '4.0',
  seq: 4,
  index: 0,
  at: now,
  readyAt: '2026-03-02T02:10:00.000Z',
};

describe('posts', () => {
  it('are the notices themselves while everybody can be reached', () => {
    expect(postsFor([notice], context())).toEqual([{ notice }]);
  });

  it('are what the stand-in is told and that it was handed on, where somebody stands in', () => {
    const away = aDirectory({ 'parks-clerk': { active: false, deputyId: 'parks-leader' } });
    const posts = postsFor([notice], context(away));
    expect(posts).toMatchObject([
      { notice: { recipientId: 'parks-leader', onBehalfOf: 'parks-clerk' } },
      { notice: { recipientId: 'parks-clerk' }, settled: { status: 'forwarded', at: now, instead: 'parks-leader' } },
    ]);
    expect(dueOf(posts).map(({ recipientId }) => recipientId)).toEqual(['parks-leader']);
  });
});

describe('the executions that send', () => {
  const body = '990112';

  it('are one for each recipient and instant, and none for what the morning takes', () => {
    const morning = { ...notice, urgency: 'digest' as const, readyAt: morningOf('parks-clerk', now, policy, calendar) };
    const digests = digestsFor(body, [notice, { ...notice, proposalId: 'p2' }, { ...notice, recipientId: 'lin' }, morning], context());
    expect(digests.map(({ recipientId, at }) => `${recipientId} ${at}`)).toEqual([
      'parks-clerk 2026-03-02T02:10:00.000Z',
      'lin 2026-03-02T02:10:00.000Z',
    ]);
  });

  it('of what is late, or nearly, come at the next instant', () => {
    const [late] = digestsFor(body, [{ ...notice, readyAt: '2026-03-02T02:00:29.000Z' }], context());
    expect(late?.at).toBe('2026-03-02T02:10:00.000Z');
  });
});

describe('what the dispatchers are told of an address', () => {
  it('is one notice each, about the case of the mail, and not for the one who cannot be reached', () => {
    const told = dispatcherNotices(notice, 'mail-1', context());
    expect(told).toMatchObject([
      { recipientId: 'du', kind: 'address-failed', rule: 'address-failed~parks-clerk~mail-1', proposalId: 'p1', seq: 4 },
    ]);
    expect(dispatcherNotices({ ...notice, recipientId: 'du' }, 'mail-1', context())).toEqual([]);
  });
});

describe('how far a case was gathered', () => {
  it.each([
    [[], 0],
    [[{ seq: 3, of: 1 }], 3],
    [
      [
        { seq: 3, of: 1 },
        { seq: 5, of: 2 },
      ],
      4,
    ],
    [
      [
        { seq: 5, of: 2 },
        { seq: 3, of: 1 },
        { seq: 5, of: 2 },
      ],
      5,
    ],
    // A repetition found a stand-in where there had been none.
    [
      [
        { seq: 2, of: 1 },
        { seq: 2, of: 2 },
      ],
      2,
    ],
  ])('%j', (notices, upTo) => {
    expect(gatheredUpTo(notices)).toBe(upTo);
  });
});
