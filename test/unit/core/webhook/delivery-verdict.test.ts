import { describe, expect, it } from 'vitest';
import { deliveryVerdict, isFailingForGood } from '#core/webhook/lane/delivery-verdict.ts';

describe('an attempt', () => {
  it.each([200, 201, 202, 204, 299])('is delivered by %i', (status) => {
    expect(deliveryVerdict({ status })).toBe('delivered');
  });

  it.each([100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 409, 429, 500, 502, 504])('has failed with %i', (status) => {
    expect(deliveryVerdict({ status })).toBe('failed');
  });

  it('has failed without a status, and is unwanted for good with 410', () => {
    expect([deliveryVerdict({ failure: 'TimeoutError' }), deliveryVerdict({ status: 410 })]).toEqual(['failed', 'gone']);
  });
});

describe('an endpoint', () => {
  it('is given up after five days of nothing but failures', () => {
    const now = '2026-03-07T02:00:00.000Z';
    expect(isFailingForGood('2026-03-02T02:00:00.000Z', now)).toBe(true);
    expect(isFailingForGood('2026-03-02T02:00:00.001Z', now)).toBe(false);
    expect(isFailingForGood(undefined, now)).toBe(false);
  });
});
