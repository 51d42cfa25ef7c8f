import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/**
 * A hash of what a command means, the same minutes later: of a clock's opening the instant and what follows from it alone (from when
 * on the light is yellow) are left out, its days and all they were reckoned by are not.
 */
export function printEvents(events: readonly CaseEvent[], digest: Digest): string {
  return digest(canonicalJson(events.map(withoutInstant)));
}

function withoutInstant(event: CaseEvent): unknown {
  if (event.type !== 'ClockOpened') return event;
  const { openedAt: _openedAt, yellowAt: _yellowAt, ...clock } = event.clock;
  return { ...event, clock };
}
