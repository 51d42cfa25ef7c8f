import { afterEach, expect, it } from 'vitest';
import { keepZone, limitText } from '../../../console/parts/dates.ts';

afterEach(() => keepZone(8 * 60));

it('a time that ends at midnight is told by the day that ends with it', () => {
  expect(limitText('2026-02-10T16:00:00.000Z', 'zh')).toBe('2026年2月10日24时');
  expect(limitText('2026-02-10T16:00:00.000Z', 'en')).toBe('the end of 10 February 2026');
  expect(limitText('2026-02-10T16:01:00.000Z', 'zh')).toBe('2026年2月11日 00:01');
  keepZone(0);
  expect(limitText('2026-03-01T00:00:00.000Z', 'zh')).toBe('2026年2月28日24时');
});
