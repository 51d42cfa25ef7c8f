import { describe, expect, it } from 'vitest';
import { addIsoDuration, parseIsoDuration } from '../../../page/iso-duration.ts';

const after = (start: string, text: string): string => {
  const duration = parseIsoDuration(text);
  if (duration === undefined) throw new Error(text);
  return new Date(addIsoDuration(Date.parse(start), duration)).toISOString();
};

describe('ISO 8601 durations', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', 'P30D', '2026-01-31T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'PT36H', '2026-01-02T12:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'P2W', '2026-01-15T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'PT1H2M3.5S', '2026-01-01T01:02:03.500Z'],
    ['2026-01-15T08:00:00.000Z', 'P1M', '2026-02-15T08:00:00.000Z'],
    ['2026-01-31T08:00:00.000Z', 'P1M', '2026-02-28T08:00:00.000Z'],
    ['2027-12-31T08:00:00.000Z', 'P2M', '2028-02-29T08:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', 'P1M1D', '2026-03-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'P1Y2M3W4DT5H6M7S', '2027-03-26T05:06:07.000Z'],
    ['2026-01-01T00:00:00.000Z', 'PT0S', '2026-01-01T00:00:00.000Z'],
  ])('%s + %s', (start, text, end) => {
    expect(after(start, text)).toBe(end);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '30D',
    'P1',
    'p1d',
    '-P1D',
    'P-1D',
    'P1.5D',
    'P1D2W',
    'PT1H1H',
    'P1H',
    'P 1D',
    'P1D ',
    '1 day',
    'PT1.2345S',
  ])('cannot read %j', (text) => {
    expect(parseIsoDuration(text)).toBeUndefined();
  });
});
