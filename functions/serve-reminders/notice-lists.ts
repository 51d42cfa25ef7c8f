import { Refusal } from '#core/errors/refusal.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { NoticeStatus } from '#core/notices/notice.ts';
import type { NoticeReader } from '#core/ports/mail/notice-reader.ts';
import { placeOf } from '#functions/adapters/dynamo/notice-item.ts';
import type { StoredNotice } from '#core/notices/stored-notice.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

/** A page of a list, in its order, and the cursor to go on from. */
export interface NoticePage {
  readonly items: readonly StoredNotice[];
  readonly next?: string;
}

interface Asked {
  readonly body: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Lists = Pick<NoticeReader, 'ofCase' | 'ofRecipient' | 'unreached'>;

// A case that has been overdue for years: what is beyond is the same again.
const MOST_OF_A_CASE = 2000;
const PAGE = 200;

/** Every notice of a case, the latest first. */
export async function noticesOfCase(lists: Lists, body: string, proposalId: string): Promise<StoredNotice[]> {
  const found: StoredNotice[] = [];
  let after: string | undefined = '';
  while (after !== undefined && found.length < MOST_OF_A_CASE) {
    const page: Awaited<ReturnType<Lists['ofCase']>> = await lists.ofCase(body, proposalId, { after, limit: PAGE });
    found.push(...page.items);
    after = page.next;
  }
  return found.sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
}

/**
 * The page of those of a case that are shown. Its cursor is a hash: the key of a notice holds its recipient, who may be none
 * of the reader's affair. @throws Refusal `InvalidCursorError` for one of another case
 */
export function pageOfCase(shown: readonly StoredNotice[], { cursor, limit }: Omit<Asked, 'body'>): NoticePage {
  const last = cursor === undefined ? -1 : shown.findIndex((stored) => caseCursor(stored) === cursor);
  if (cursor !== undefined && last < 0) throw new Refusal('InvalidCursorError');
  const items = shown.slice(last + 1, last + 1 + limit);
  const end = items.at(-1);
  return { items, ...(end === undefined || last + 1 + limit >= shown.length ? {} : { next: caseCursor(end) }) };
}

/**
 * Notices of some recipients: first what is to go, the soonest first, then what went or will not, the latest first. `status`
 * narrows it; a page may be short before the end.
 */
export async function pageOfRecipients(
  lists: Lists,
  recipientIds: readonly string[],
  { body, cursor, limit, status }: Asked & { readonly status: NoticeStatus | undefined },
): Promise<NoticePage> {
  const from = cursor === undefined ? { list: 'pending' as const, after: '' } : positionOf(cursor);
  if (from.list === 'unreached') throw new Refusal('InvalidCursorError');
  const wanted = (stored: StoredNotice): boolean => status === undefined || stored.status === status;
  if (from.list === 'pending' && (status === undefined || status === 'pending')) {
    const pending = await merged(lists, recipientIds, { body, limit, list: 'pending', after: from.after });
    const items = pending.items.filter(wanted);
    if (pending.next !== undefined) return { items, next: cursorOf('pending', pending.next) };
    if (status === 'pending') return { items };
    if (items.length >= limit) return { items, next: cursorOf('settled', '') };
    const rest = await pageOfRecipients(lists, recipientIds, {
      body,
      cursor: cursorOf('settled', ''),
      limit: limit - items.length,
      status,
    });
    return { ...rest, items: [...items, ...rest.items] };
  }
  if (status === 'pending') return { items: [] };
  const after = from.list === 'settled' ? from.after : '';
  return settledPage(lists, recipientIds, { body, limit, after, wanted });
}

// A page that the status leaves short is filled from the next ones, but not without end.
const MOST_PAGES = 10;

interface Settled {
  readonly body: string;
  readonly limit: number;
  readonly after: string;
  readonly wanted: (stored: StoredNotice) => boolean;
}

async function settledPage(lists: Lists, recipientIds: readonly string[], { body, limit, after, wanted }: Settled): Promise<NoticePage> {
  const items: StoredNotice[] = [];
  let from = after;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    // No more than what is still wanted, so that the cursor stands behind the last one taken.
    const page = await merged(lists, recipientIds, { body, limit: limit - items.length, list: 'settled', after: from });
    items.push(...page.items.filter(wanted));
    if (page.next === undefined) return { items };
    from = page.next;
    if (items.length >= limit) break;
  }
  return { items, next: cursorOf('settled', from) };
}

/** A page of what nobody could be told, the latest first. */
export async function pageOfUnreached(lists: Lists, { body, cursor, limit }: Asked): Promise<NoticePage> {
  const from = cursor === undefined ? { list: 'unreached' as const, after: '' } : positionOf(cursor);
  if (from.list !== 'unreached') throw new Refusal('InvalidCursorError');
  const { items, next } = await lists.unreached(body, { after: from.after, limit });
  return {
    items: items.filter(({ status }) => status === 'unreachable'),
    ...(next === undefined ? {} : { next: cursorOf('unreached', next) }),
  };
}

interface Merge {
  readonly body: string;
  readonly list: 'pending' | 'settled';
  readonly after: string;
  readonly limit: number;
}

/** One page of the recipients' lists as if they were one. `next` is a sort key: they have one order in common. */
async function merged(lists: Lists, recipientIds: readonly string[], { body, list, after, limit }: Merge): Promise<NoticePage> {
  const pages = await Promise.all(recipientIds.map((recipientId) => lists.ofRecipient(body, recipientId, list, { after, limit })));
  const isBefore = (a: string, b: string): boolean => (list === 'pending' ? a < b : a > b);
  // Beyond the end of a page that has a next one, other notices of that recipient may come in between.
  const [horizon] = pages.flatMap(({ next }) => next ?? []).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const keyed = pages
    .flatMap(({ items }) => items)
    // The index is a moment behind: what has gone over to the other list since is told there.
    .filter(({ status }) => (status === 'pending') === (list === 'pending'))
    .map((stored) => ({ stored, key: sortKeyOf(stored) }))
    .filter(({ key }) => horizon === undefined || !isBefore(horizon, key))
    .sort((a, b) => (isBefore(a.key, b.key) ? -1 : 1));
  const taken = keyed.slice(0, limit);
  const next = keyed.length > limit ? taken.at(-1)?.key : horizon;
  return { items: taken.map(({ stored }) => stored), ...(next === undefined ? {} : { next }) };
}

function sortKeyOf({ notice, status, settledAt }: StoredNotice): string {
  return placeOf(notice, status === 'pending' ? undefined : { at: settledAt ?? '' });
}

function orderOf({ notice }: StoredNotice): string {
  return `${notice.at} ${String(notice.seq).padStart(10, '0')} ${noticeKey(notice)}`;
}

function caseCursor({ notice }: StoredNotice): string {
  return sha256(`${notice.proposalId} ${noticeKey(notice)}`).slice(0, 32);
}

const listNames = ['pending', 'settled', 'unreached'] as const;
type ListName = (typeof listNames)[number];

// An instant and a key behind it; nothing at the beginning of a list.
const POSITION = /^(pending|settled|unreached) (|\d{4}-\d\d-\d\dT[\d:.]+Z#[!-~]{1,900})$/;

function cursorOf(list: ListName, after: string): string {
  return Buffer.from(`${list} ${after}`, 'utf8').toString('base64url');
}

/** @throws Refusal `InvalidCursorError` for anything `cursorOf` did not make */
function positionOf(cursor: string): { readonly list: ListName; readonly after: string } {
  const [, name, after] = POSITION.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  const list = listNames.find((one) => one === name);
  if (list === undefined || after === undefined) throw new Refusal('InvalidCursorError');
  return { list, after };
}
