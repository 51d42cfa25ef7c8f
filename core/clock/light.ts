import type { Clock } from './clock.ts';

/** Traffic light of one clock or case at an instant; `grey` when no clock runs. */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** Red once the due day is over, yellow from `yellowAt`. Instants are UTC in one format, so text compares as time. */
export function lightOf(clock: Pick<Clock, 'dueAt' | 'yellowAt' | 'closed'> | undefined, now: string): Light {
  if (clock === undefined || clock.closed !== undefined) return 'grey';
  if (now >= clock.dueAt) return 'red';
  return now >= clock.yellowAt ? 'yellow' : 'green';
}

const worstFirst = ['red', 'yellow', 'green'] as const satisfies readonly Light[];

/** The worst of several clocks: a case is as late as its latest unit, co-handlers included. */
export function worstLight(clocks: readonly Pick<Clock, 'dueAt' | 'yellowAt' | 'closed'>[], now: string): Light {
  const lights = clocks.map((clock) => lightOf(clock, now));
  return worstFirst.find((light) => lights.includes(light)) ?? 'grey';
}
