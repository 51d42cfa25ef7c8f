import { holdersOf } from '#core/clock/audience.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { defineTelling } from './define-telling.ts';
import { clockEnded } from './overtaken.ts';

/** Tells whoever holds a clock of that kind that it has begun, where no event of its own tells it. */
export function tellOpening(kind: ClockKind) {
  return defineTelling({
    of: 'ClockOpened',
    since: 4,
    to: (found, event, { directory }) => {
      const clock = event.clock.kind === kind ? found.clocks.find(({ id }) => id === event.clock.id) : undefined;
      return clock && { people: holdersOf(clock, directory), clock };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  });
}
