import { expect, it } from 'vitest';
import { webhookRetryAfter } from '#functions/adapters/outbound-http/webhook-retry-after.ts';

const now = Date.parse('2026-11-24T02:00:00Z');

it.each([
  ['120', 120],
  [' 0 ', 0],
  ['9999999999', 9_999_999_999],
  ['Tue, 24 Nov 2026 02:05:00 GMT', 300],
  ['Tue, 24 Nov 2026 01:00:00 GMT', 0],
])('%j asks for %d seconds', (header, seconds) => {
  expect(webhookRetryAfter(header, now)).toBe(seconds);
});

it.each([
  undefined,
  '',
  '-1',
  '1.5',
  '1e3',
  '99999999999',
  'soon 1',
  'tomorrow',
  '2026-11-24T02:05:00Z',
  'Tue, 99 Foo 2026 02:05:00 GMT',
  '120, 240',
])('%j asks for nothing that can be read', (header) => {
  expect(webhookRetryAfter(header, now)).toBeUndefined();
});
