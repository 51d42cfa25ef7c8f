import { describe, expect, it } from 'vitest';
import { parseCron } from '../../../events/cron-expression.ts';
import { parseSchedule } from '../../../events/schedule.ts';

const times = (fields: string, after: string, count = 1): string[] => {
  const next = parseCron(fields);
  const found: string[] = [];
  for (let at = next?.(Date.parse(after)); at !== undefined && found.length < count; at = next?.(at)) {
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
};

describe('rate expressions', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(2 days)', 172_800_000],
  ])('%s', (expression, periodMs) => {
    expect(parseSchedule(expression)).toEqual({ kind: 'rate', periodMs });
  });

  it.each([
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'rate(5 weeks)',
    'rate(1.5 hours)',
    'at(2030-01-01T00:00:00)',
    'cron(* * *)',
    '',
  ])('cannot read %j', (expression) => {
    expect(parseSchedule(expression)).toBeUndefined();
  });
});

describe('cron expressions', () => {
  it.each<[string, string, string[]]>([
    ['0 8 * * ? *', '2026-11-23T08:00:00Z', ['2026-11-24T08:00', '2026-11-25T08:00']],
    ['0 8 * * ? *', '2026-11-23T07:59:59Z', ['2026-11-23T08:00']],
    ['0/20 9-10 * * ? *', '2026-11-23T09:30:00Z', ['2026-11-23T09:40', '2026-11-23T10:00', '2026-11-23T10:20']],
    ['15,45 */12 * * ? *', '2026-11-23T00:00:00Z', ['2026-11-23T00:15', '2026-11-23T00:45', '2026-11-23T12:15']],
    ['0 0 ? * MON-FRI *', '2026-11-27T12:00:00Z', ['2026-11-30T00:00', '2026-12-01T00:00']],
    ['0 0 ? * 1 *', '2026-11-23T00:00:00Z', ['2026-11-29T00:00']],
    ['0 0 31 * ? *', '2026-11-23T00:00:00Z', ['2026-12-31T00:00', '2027-01-31T00:00', '2027-03-31T00:00']],
    ['0 0 L * ? *', '2028-01-31T00:00:00Z', ['2028-02-29T00:00', '2028-03-31T00:00']],
    ['0 0 ? * 6L *', '2026-11-01T00:00:00Z', ['2026-11-27T00:00', '2026-12-25T00:00']],
    ['0 0 ? * MON#2 *', '2026-11-01T00:00:00Z', ['2026-11-09T00:00', '2026-12-14T00:00']],
    ['0 0 1 JAN,jul ? 2027-2028', '2027-02-01T00:00:00Z', ['2027-07-01T00:00', '2028-01-01T00:00', '2028-07-01T00:00']],
    ['0 0 29 2 ? *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ])('%s after %s', (fields, after, expected) => {
    expect(times(fields, after, expected.length)).toEqual(expected);
  });

  it('ends with its years', () => {
    expect(times('0 0 1 1 ? 2027', '2027-01-01T00:00:00Z')).toEqual([]);
    expect(times('0 0 31 2 ? *', '2027-01-01T00:00:00Z')).toEqual([]);
  });

  it.each([
    '0 8 * * * *',
    '0 8 ? * ? *',
    '60 8 * * ? *',
    '0 24 * * ? *',
    '0 8 0 * ? *',
    '0 8 * 13 ? *',
    '0 8 ? * 8 *',
    '0 8 5W * ? *',
    '0 8 * * ?',
    '5-1 8 * * ? *',
    '*/0 8 * * ? *',
    'x 8 * * ? *',
    '0 8 ? * MON-TUEL *',
    '0 8 ? * MON#6 *',
  ])('cannot read %j', (fields) => {
    expect(parseCron(fields)).toBeUndefined();
  });
});
