import jsonata from 'jsonata';
import type { Instant } from '../clock/virtual-clock.ts';
import type { Bindings } from './expression.ts';

const formatted = jsonata('$fromMillis($instant, $picture, $timezone)');

/** JSONata's `$now` and `$millis` on the given clock: its own would read the machine's. */
export const clockFunctions = (now: () => Instant): Bindings => ({
  millis: () => now(),
  now: (picture?: unknown, timezone?: unknown): unknown =>
    picture === undefined && timezone === undefined
      ? new Date(now()).toISOString()
      : formatted.evaluate(undefined, { instant: now(), picture, timezone }),
});
