import * as z from 'zod';
import type { Instant, VirtualClock } from '../clock/virtual-clock.ts';
import { addIsoDuration, parseIsoDuration } from './iso-duration.ts';
import { readBody } from './read-body.ts';

export type MovableClock = Pick<VirtualClock, 'now' | 'advanceTo'>;

export type MoveResult = { readonly before: Instant; readonly now: Instant } | { readonly problem: string };

const moveRequest = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ to: z.iso.datetime({ offset: true }) })]);

const FARTHEST_YEARS = 100;

/**
 * Moves the clock as a request's body asks: `{"advance": "P30D"}` or `{"to": "2027-01-01T00:00:00Z"}`, as JSON or as a
 * form. Resolves when all is quiet at the new time, or with what is wrong with the request.
 */
export async function moveClock(body: string, clock: MovableClock): Promise<MoveResult> {
  const parsed = moveRequest.safeParse(readBody(body));
  if (!parsed.success) {
    return { problem: 'Send {"advance": "<ISO 8601 duration>"} or {"to": "<ISO 8601 instant with offset>"}, one of the two.' };
  }
  const before = clock.now();
  const target = targetOf(parsed.data, before);
  if (typeof target === 'string') return { problem: target };
  await clock.advanceTo(target);
  return { before, now: clock.now() };
}

/** The instant to go to, or what is wrong with the request. */
function targetOf(request: z.infer<typeof moveRequest>, now: Instant): Instant | string {
  const target = 'to' in request ? Date.parse(request.to) : advanced(request.advance, now);
  if (typeof target === 'string') return target;
  if (target < now) return `Time does not go back: it is ${new Date(now).toISOString()}.`;
  const farthest = addIsoDuration(now, { months: FARTHEST_YEARS * 12, milliseconds: 0 });
  // Written so that NaN, an instant past the end of the calendar, is too far as well.
  return target <= farthest ? target : `That is more than ${FARTHEST_YEARS} years ahead.`;
}

function advanced(text: string, now: Instant): Instant | string {
  const duration = parseIsoDuration(text.trim());
  if (duration === undefined) return `"${text}" is not an ISO 8601 duration such as P30D, PT12H or P1M15D.`;
  return addIsoDuration(now, duration);
}
