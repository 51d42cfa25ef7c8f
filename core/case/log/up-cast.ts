import * as z from 'zod';
import type { Commit } from '#core/ledger/commit.ts';

const clockOpened = z.looseObject({ type: z.literal('ClockOpened'), clock: z.looseObject({}) });

/**
 * The events of a commit as the present schema has them; it sees the whole commit, because what an older event leaves out may
 * stand beside it. Stored commits are never changed: their hash is that of what was written.
 *
 * - Schemas 1 and 2: a clock did not say under which policy it was opened. It was the commit's.
 */
export function upCast({ schema, events, policyVersion }: Pick<Commit, 'schema' | 'events' | 'policyVersion'>): readonly unknown[] {
  if (schema > 2) return events;
  return events.map((event) => {
    const opened = clockOpened.safeParse(event);
    return opened.success ? { ...opened.data, clock: { ...opened.data.clock, policyVersion } } : event;
  });
}
