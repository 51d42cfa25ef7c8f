import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { holdersOf } from '#core/feed/calendar-feed.ts';
import type { CalendarFeed } from '#core/feed/calendar-feed.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { defineRoute, nothing } from '../route.ts';

const owner = z.enum(['me', 'my-unit']);

const feedSchema = z.object({
  id: z.string(),
  owner,
  unit: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  createdAt: z.string(),
  /** The last day on which a calendar read it, in the body's time. */
  lastReadOn: z.string().exactOptional(),
  /** `false` once the unit it tells of is no longer the person's. */
  inForce: z.boolean(),
});

// Each device needs one; more than a handful are forgotten ones.
const MOST_FEEDS = 20;

/** A new feed. Its id follows from who asks with which key; the address holds a secret and is answered this once. */
export const createCalendarFeed = defineRoute({
  method: 'POST',
  path: '/v1/calendar-feeds',
  operationId: 'createCalendarFeed',
  tag: 'calendar-feeds',
  summary: { zh: '新建期限日历订阅（地址只显示这一次）', en: 'A new feed of deadlines; its address is answered only once' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({ owner }),
  response: feedSchema.extend({ url: z.string().exactOptional() }),
  handle: async ({ principal, services: { cases, feeds }, body: asked, idempotencyKey, origin }) => {
    const { body, person, directory } = principal;
    const id = `f${sha256(`${body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const mine = await feeds.of(body, person.id);
    const known = mine.find((feed) => feed.id === id);
    if (known !== undefined) return { status: 201, body: toldAgain(known, asked.owner, directory) };
    const { now } = await cases.rules(body);
    const feed = { body, id, personId: person.id, ...unitFor(asked.owner, principal), createdAt: now };
    if (holdersOf(feed, directory) === undefined) throw new Refusal('UnknownPersonError');
    if (mine.filter(({ revokedAt }) => revokedAt === undefined).length >= MOST_FEEDS) {
      throw new Refusal('TooManyCalendarFeedsError', { limit: MOST_FEEDS });
    }
    const secret = randomBytes(32).toString('base64url');
    // A doubled click: the other request was answered the address.
    if (!(await feeds.add(feed, sha256(secret)))) throw new Refusal('TooMuchContentionError');
    return { status: 201, body: { ...told(feed, directory), url: `${origin}/calendars/${secret}.ics` } };
  },
});

export const listCalendarFeeds = defineRoute({
  method: 'GET',
  path: '/v1/calendar-feeds',
  operationId: 'listCalendarFeeds',
  tag: 'calendar-feeds',
  summary: { zh: '我的日历订阅（不含地址）', en: 'My feeds, without their addresses' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ feeds: z.array(feedSchema) }),
  handle: async ({ principal: { body, person, directory }, services: { feeds } }) => {
    const mine = await feeds.of(body, person.id);
    return { body: { feeds: mine.filter(({ revokedAt }) => revokedAt === undefined).map((feed) => told(feed, directory)) } };
  },
});

/** Takes a feed back: from the next request on its address is unknown. Taking it back again answers the same. */
export const revokeCalendarFeed = defineRoute({
  method: 'DELETE',
  path: '/v1/calendar-feeds/{id}',
  operationId: 'revokeCalendarFeed',
  tag: 'calendar-feeds',
  summary: { zh: '撤销日历订阅', en: 'Take a feed back' },
  command: true,
  params: z.strictObject({ id: identifier }),
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), revokedAt: z.string() }),
  handle: async ({ principal: { body, person }, services: { cases, feeds }, params: { id } }) => {
    const feed = (await feeds.of(body, person.id)).find((mine) => mine.id === id);
    if (feed === undefined) throw new Refusal('CalendarNotFoundError');
    if (feed.revokedAt !== undefined) return { body: { id, revokedAt: feed.revokedAt } };
    const { now } = await cases.rules(body);
    await feeds.revoke(feed, now);
    return { body: { id, revokedAt: now } };
  },
});

/** What a repeated request is told: the feed as it is, without the address, which nobody can know again. */
function toldAgain(feed: CalendarFeed, asked: z.output<typeof owner>, directory: Directory): z.input<typeof feedSchema> {
  if (ownerOf(feed) !== asked) throw new Refusal('CommandIdReusedError');
  return told(feed, directory);
}

/** @throws Refusal `NotInUnitError` for people who handle no unit's shares. */
function unitFor(asked: z.output<typeof owner>, { person }: Principal): { unitId?: string } {
  if (asked === 'me') return {};
  const unitId = unitOf(person);
  if (unitId === undefined) throw new Refusal('NotInUnitError');
  return { unitId };
}

function ownerOf({ unitId }: CalendarFeed): z.output<typeof owner> {
  return unitId === undefined ? 'me' : 'my-unit';
}

function told(feed: CalendarFeed, directory: Directory): z.input<typeof feedSchema> {
  const { id, unitId, createdAt, lastReadOn } = feed;
  return {
    id,
    owner: ownerOf(feed),
    ...(unitId === undefined ? {} : { unit: unitParty(unitId, directory) }),
    createdAt,
    ...(lastReadOn === undefined ? {} : { lastReadOn }),
    inForce: holdersOf(feed, directory) !== undefined,
  };
}
