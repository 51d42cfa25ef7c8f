import * as z from 'zod';
import type { Holder } from '#core/clock/clock.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { desksOf, unitOf } from '#core/view/desks-of.ts';

/**
 * An address under which somebody's deadlines can be read without signing in. Whoever has the secret can read the feed, so
 * only its SHA-256 is kept, and the person who made it can take it back.
 */
export const calendarFeedSchema = z.object({
  body: z.string(),
  id: z.string(),
  /** Who made it. */
  personId: z.string(),
  /** The unit whose deadlines it tells; the person's own without one. */
  unitId: z.string().exactOptional(),
  createdAt: z.string(),
  /** The last local day on which it was read. */
  lastReadOn: z.string().exactOptional(),
  revokedAt: z.string().exactOptional(),
});

export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

/**
 * Whose clocks a feed tells, as the directory is now; `undefined` once it is revoked, or the person who made it is no longer
 * active or no longer of that unit: then it is as if it had never been.
 */
export function holdersOf(feed: CalendarFeed, directory: Directory): Holder[] | undefined {
  const person: Person | undefined = directory.people.get(feed.personId);
  if (feed.revokedAt !== undefined || person === undefined || !person.active) return undefined;
  const { unitId } = feed;
  if (unitId === undefined) return desksOf(person);
  return unitOf(person) === unitId ? [{ unitId }] : undefined;
}
