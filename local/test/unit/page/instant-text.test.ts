import { describe, expect, it } from 'vitest';
import { startOfDay, timeElement } from '../../../page/instant-text.ts';

describe('times as a reader sees them', () => {
  it('are on the reader’s wall clock, and exact for machines', () => {
    expect(timeElement(Date.UTC(2026, 10, 23, 22, 9, 25, 7), 'Asia/Shanghai').markup).toBe(
      '<time datetime="2026-11-23T22:09:25.007Z" title="2026-11-23T22:09:25.007Z">2026-11-24 06:09:25</time>',
    );
  });

  it.each([
    ['2026-11-24', 'Asia/Shanghai', '2026-11-23T16:00:00.000Z'],
    ['2026-11-24', 'UTC', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', 'America/New_York', '2026-11-24T05:00:00.000Z'],
  ])('the day %s in %s begins at %s', (day, timeZone, begins) => {
    expect(new Date(startOfDay(day, timeZone) ?? 0).toISOString()).toBe(begins);
  });

  it.each(['', '2026-11-24T00:00:00Z', '2026-13-01', 'today'])('%j is no day', (text) => {
    expect(startOfDay(text, 'UTC')).toBeUndefined();
  });
});
