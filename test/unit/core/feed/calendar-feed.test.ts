import { describe, expect, it } from 'vitest';
import { calendarFeedSchema, holdersOf } from '#core/feed/calendar-feed.ts';
import type { CalendarFeed } from '#core/feed/calendar-feed.ts';
import { aDirectory } from '#test/support/a-directory.ts';

const feed = (personId: string, changes: Partial<CalendarFeed> = {}): CalendarFeed =>
  calendarFeedSchema.parse({ body: '990112', id: 'f1', personId, createdAt: '2026-01-14T02:00:00.000Z', ...changes });

describe('whose clocks a feed tells', () => {
  it.each([
    ['lin', [{ personId: 'lin' }]],
    ['cao', [{ personId: 'cao' }, { role: 'committee-clerk' }]],
    ['du', [{ personId: 'du' }, { role: 'dispatcher' }]],
    ['transport-clerk', [{ personId: 'transport-clerk' }, { unitId: 'transport' }]],
    ['parks-leader', [{ personId: 'parks-leader' }, { unitId: 'parks' }]],
  ])('of %s: all that is that person’s to do', (personId, holders) => {
    expect(holdersOf(feed(personId), aDirectory())).toEqual(holders);
  });

  it('of a unit: its own alone', () => {
    expect(holdersOf(feed('transport-clerk', { unitId: 'transport' }), aDirectory())).toEqual([{ unitId: 'transport' }]);
  });

  it.each([
    ['revoked', feed('lin', { revokedAt: '2026-01-15T02:00:00.000Z' }), {}],
    ['of nobody', feed('bootstrap'), {}],
    ['of somebody inactive', feed('lin'), { lin: { active: false } }],
    ['of another unit', feed('transport-clerk', { unitId: 'parks' }), {}],
    ['of a unit the person has left', feed('transport-clerk', { unitId: 'transport' }), { 'transport-clerk': { unitId: 'parks' } }],
    [
      'of a unit whose cases the person no longer handles',
      feed('transport-clerk', { unitId: 'transport' }),
      { 'transport-clerk': { roles: ['auditor' as const] } },
    ],
  ])('of a feed %s: nobody’s', (_what, one, changes) => {
    expect(holdersOf(one, aDirectory(changes))).toBeUndefined();
  });

  it('of one’s own follows what one has become', () => {
    const moved = aDirectory({ 'transport-clerk': { unitId: 'parks' } });
    expect(holdersOf(feed('transport-clerk'), moved)).toEqual([{ personId: 'transport-clerk' }, { unitId: 'parks' }]);
  });
});
