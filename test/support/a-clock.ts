import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import type { Clock, Holder } from '#core/clock/clock.ts';
import { openClock } from '#core/clock/open-clock.ts';
import type { ClockToOpen } from '#core/clock/open-clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';

const usual: Readonly<Record<ClockKind, { readonly holder: Holder; readonly rule: keyof Policy['clocks'] }>> = {
  review: { holder: { role: 'committee-clerk' }, rule: 'review.ordinary' },
  revision: { holder: { personId: 'lin' }, rule: 'revision' },
  dispatch: { holder: { role: 'dispatcher' }, rule: 'dispatch.ordinary' },
  'sign-for': { holder: { unitId: 'transport' }, rule: 'sign-for' },
  'return-decision': { holder: { role: 'dispatcher' }, rule: 'return-decision' },
  opinion: { holder: { unitId: 'parks' }, rule: 'opinion' },
  reply: { holder: { unitId: 'transport' }, rule: 'reply' },
  countersign: { holder: { unitId: 'parks' }, rule: 'countersign' },
  check: { holder: { unitId: 'transport' }, rule: 'check' },
  signing: { holder: { unitId: 'transport' }, rule: 'signing' },
  'reply-review': { holder: { role: 'dispatcher' }, rule: 'reply-review' },
  feedback: { holder: { personId: 'lin' }, rule: 'feedback' },
  consultation: { holder: { role: 'supervisor' }, rule: 'consultation' },
};

/** An open clock of a kind with its usual holder and span, opened at ten in the morning of 2 March 2026, a Monday. */
export function aClock(kind: ClockKind, changes: Partial<ClockToOpen> = {}, policy: Policy = defaultPolicy): Clock {
  const { holder, rule } = usual[kind];
  const toOpen = { id: kind, kind, holder, rule: policy.clocks[rule], openedAt: '2026-03-02T02:00:00.000Z', ...changes };
  return { ...openClock(toOpen, policy, chinaCalendar), sounded: [], moves: 0, documents: [] };
}
