import { describe, expect, it } from 'vitest';
import { afterFailure, afterSuccess, healthy, isHeldBack, leaveToSend, probing } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth, FailedAttempt } from '#core/webhook/lane/breaker.ts';

const now = '2026-06-01T00:00:00.000Z';
const later = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();
const failed: FailedAttempt = { isTimeout: false };
const failedTimes = (times: number): EndpointHealth =>
  Array.from({ length: times }).reduce<EndpointHealth>((health) => afterFailure(health, now, failed), healthy);

describe('an endpoint', () => {
  it('may be sent to freely until five attempts on end failed', () => {
    for (const times of [0, 1, 4]) expect(leaveToSend(failedTimes(times), now)).toEqual({ may: 'send' });
    expect(leaveToSend(failedTimes(5), now)).toEqual({ may: 'wait', until: later(10) });
    expect(leaveToSend(failedTimes(5), later(10))).toEqual({ may: 'probe' });
  });

  it('is probed less and less often: 10 s, 30 s, 1, 2 and then every 5 minutes', () => {
    const waits = [5, 6, 7, 8, 9, 10, 50].map((times) => failedTimes(times).holdUntil);
    expect(waits).toEqual([10, 30, 60, 120, 300, 300, 300].map(later));
  });

  it('is held back at once when it lets a request run out of time', () => {
    const health = afterFailure(healthy, now, { isTimeout: true });
    expect(leaveToSend(health, now)).toEqual({ may: 'wait', until: later(10) });
  });

  it('is left alone for as long as it asks, up to a day, whatever else is known', () => {
    expect(leaveToSend(afterFailure(healthy, now, { ...failed, retryAfter: 7200 }), later(7199))).toEqual({
      may: 'wait',
      until: later(7200),
    });
    expect(afterFailure(healthy, now, { ...failed, retryAfter: 1e9 }).holdUntil).toBe(later(86_400));
    const asked = afterFailure(healthy, now, { ...failed, retryAfter: 3600 });
    expect(afterFailure(asked, later(1), failed).holdUntil).toBe(later(3600));
  });

  it('lets one probe through while nobody else may send', () => {
    const probed = probing(failedTimes(5), later(10));
    expect(probed.version).toBe(6);
    expect(leaveToSend(probed, later(11))).toEqual({ may: 'wait', until: later(20) });
  });

  it('remembers since when it fails, and forgets all at the first success', () => {
    const health = afterFailure(failedTimes(3), later(60), failed);
    expect(health).toMatchObject({ failures: 4, failingSince: now, version: 4 });
    expect(afterSuccess(health)).toEqual({ version: 5, failures: 0 });
  });

  it('has lanes waiting for it only while it is held back', () => {
    expect(isHeldBack(failedTimes(4))).toBe(false);
    expect(isHeldBack(failedTimes(5))).toBe(true);
    expect(isHeldBack(afterFailure(healthy, now, { ...failed, retryAfter: 60 }))).toBe(true);
  });
});
