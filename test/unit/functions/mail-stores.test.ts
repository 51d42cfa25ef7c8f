import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '#core/notices/notice.ts';
import { dynamoLanes } from '#functions/adapters/dynamo/dynamo-lanes.ts';
import { freshLane } from '#core/notices/lane/mail-lane.ts';
import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import { dynamoMailRecords } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { mailIdOf, mailStatus, parseMailId, wasTaken } from '#core/notices/lane/mail-record.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { refOf } from '#core/notices/stored-notice.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { MemoryMails } from '#test/support/memory-mails.ts';
import { body } from '#test/support/product-in-memory.ts';

interface Stores {
  readonly notices: NoticeStore;
  readonly lanes: LaneStore;
  readonly records: MailRecords;
  readonly marks: MailMarks;
}

let tables: EmbeddedTables;
const stores = new Map<string, Stores>();
beforeAll(async () => {
  tables = await embeddedTables();
  const { client } = tables;
  stores.set('in memory', new MemoryMails());
  stores.set('on DynamoDB', {
    notices: dynamoNotices(client, 'Views'),
    lanes: dynamoLanes(client, 'Views'),
    records: dynamoMailRecords(client, 'Views'),
    marks: dynamoMailMarks(client, 'Views'),
  });
});
afterAll(() => tables.close());

const at = '2026-03-02T02:00:00.000Z';
let count = 0;
/** A notice that no other test has. */
const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  proposalId: `p${(count += 1)}`,
  recipientId: `r${count}`,
  kind: 'reminder',
  urgency: 'digest',
  rule: 'before-3',
  clockId: 'a1.reply',
  dueOn: '2026-06-02',
  seq: 4,
  index: 0,
  at,
  readyAt: '2026-03-03T01:00:00.000Z',
  ...changes,
});
const late = '2026-12-31T00:00:00.000Z';

describe.each(['in memory', 'on DynamoDB'])('the stores of mails %s', (where) => {
  const store = (): Stores => stores.get(where)!;
  const stored = async (notice: Notice) => (await store().notices.read(body, [refOf(notice)]))[0];

  it('let a notice in once, whatever it says the second time', async () => {
    const { notices } = store();
    const notice = aNotice();
    expect(await notices.put(body, notice)).toBe(true);
    expect(await notices.put(body, { ...notice, seq: 9 })).toBe(false);
    expect(await stored(notice)).toEqual({ notice, status: 'pending' });
  });

  it('tell up to which commit the notices are there that were gathered, whatever was put besides', async () => {
    const { notices } = store();
    const { proposalId } = aNotice();
    const upTo = () => notices.gatheredUpTo(body, proposalId);
    const put = (seq: number, of: number | undefined, settled?: Settlement) =>
      notices.put(body, aNotice({ proposalId, seq, rule: `${seq}.0` }), settled, of);
    const found = [await upTo()];
    await put(2, 1);
    found.push(await upTo());
    await put(5, 3);
    found.push(await upTo());
    // What a failed address made of it later.
    await put(5, undefined);
    await put(9, undefined);
    found.push(await upTo());
    await put(5, 3, { status: 'forwarded', at, instead: 'deputy' });
    await put(5, 3);
    found.push(await upTo());
    expect(found).toEqual([0, 2, 4, 4, 5]);
    if (where === 'on DynamoDB') expect(await notices.gatheredUpTo('990113', proposalId)).toBe(0);
  });

  it('list what is pending and ready, the longest ready first, and no more than asked for', async () => {
    const { notices } = store();
    const later = aNotice({ readyAt: '2026-03-03T01:05:00.000Z' });
    const { recipientId } = later;
    const sooner = aNotice({ recipientId });
    const notYet = aNotice({ recipientId, readyAt: '2026-03-03T01:05:00.001Z' });
    for (const notice of [notYet, later, sooner]) await notices.put(body, notice);
    expect(await notices.pending(body, recipientId, '2026-03-03T01:05:00.000Z', 9)).toEqual([refOf(sooner), refOf(later)]);
    expect(await notices.pending(body, recipientId, late, 2)).toEqual([refOf(sooner), refOf(later)]);
    await notices.settle(body, sooner, { status: 'sent', at, mailId: 'm' });
    expect(await notices.pending(body, recipientId, late, 9)).toEqual([refOf(later), refOf(notYet)]);
  });

  it('list what is pending and ready by recipient, the longest ready first', async () => {
    const { notices } = store();
    const before = await notices.waiting(body, late);
    const recipientId = `r${count + 1}`;
    const [one, same, notYet, told] = [
      aNotice({ recipientId }),
      aNotice({ recipientId, readyAt: '2026-03-02T01:00:00.000Z' }),
      aNotice({ readyAt: late }),
      aNotice(),
    ];
    for (const notice of [one, same, notYet, told]) await notices.put(body, notice);
    await notices.settle(body, told, { status: 'unreachable', at });
    const added = async (until: string) => new Map([...(await notices.waiting(body, until))].filter(([id]) => !before.has(id)));
    const ready: [string, NoticeRef[]] = [recipientId, [refOf(same), refOf(one)]];
    expect(await added('2026-03-30T00:00:00.000Z')).toEqual(new Map([ready]));
    expect(await added(late)).toEqual(new Map([ready, [notYet.recipientId, [refOf(notYet)]]]));
  });

  it('keep a notice that is put settled out of what is pending', async () => {
    const notice = aNotice();
    const { notices } = store();
    await notices.put(body, notice, { status: 'forwarded', at, instead: 'deputy' });
    expect(await stored(notice)).toEqual({ notice, status: 'forwarded', settledAt: at, instead: 'deputy' });
    expect(await notices.pending(body, notice.recipientId, late, 9)).toEqual([]);
  });

  it.each<[first: Settlement['status'], second: Settlement['status'], stands: Settlement['status']]>([
    ['superseded', 'sent', 'sent'],
    ['uncertain', 'sent', 'sent'],
    ['sent', 'superseded', 'sent'],
    ['sent', 'uncertain', 'sent'],
    ['superseded', 'uncertain', 'uncertain'],
    ['forwarded', 'sent', 'forwarded'],
    ['unreachable', 'sent', 'unreachable'],
    ['forwarded', 'superseded', 'forwarded'],
    ['sent', 'forwarded', 'sent'],
  ])('of %s and then %s, %s stands', async (first, second, stands) => {
    const { notices } = store();
    const notice = aNotice();
    await notices.put(body, notice);
    await notices.settle(body, notice, { status: first, at, mailId: 'one' });
    await notices.settle(body, notice, { status: second, at, mailId: 'another' });
    expect((await stored(notice))?.status).toBe(stands);
  });

  it.each(['forwarded', 'unreachable'] as const)('what went with a mail that failed can become %s', async (status) => {
    const { notices } = store();
    const notice = aNotice();
    await notices.put(body, notice);
    await notices.settle(body, notice, { status: 'sent', at, mailId: 'm1' });
    await notices.settle(body, notice, { status, at: late, mailId: 'm1' });
    expect(await stored(notice)).toMatchObject({ status, settledAt: late });
  });

  it.each(['forwarded', 'unreachable', 'sent'] as const)('reopen what was %s, as if it had never been settled', async (status) => {
    const { notices } = store();
    const notice = aNotice();
    await notices.put(body, notice);
    await notices.settle(body, notice, { status, at, mailId: 'm1' });
    await notices.reopen(body, notice, 'm1');
    expect(await stored(notice)).toEqual({ notice, status: 'pending' });
    expect(await notices.pending(body, notice.recipientId, late, 9)).toEqual([refOf(notice)]);
  });

  it('reopen nothing that another mail brought, nor what was superseded', async () => {
    const { notices } = store();
    const [brought, outrun] = [aNotice(), aNotice()];
    for (const notice of [brought, outrun]) await notices.put(body, notice);
    await notices.settle(body, brought, { status: 'sent', at, mailId: 'm2' });
    await notices.settle(body, outrun, { status: 'superseded', at, reason: 'clock-closed' });
    for (const notice of [brought, outrun]) await notices.reopen(body, notice, 'm1');
    expect([(await stored(brought))?.status, (await stored(outrun))?.status]).toEqual(['sent', 'superseded']);
  });

  it('move a lane from version to version, once each', async () => {
    const { lanes } = store();
    expect(await lanes.read(body, 'nobody-yet')).toEqual(freshLane);
    const first = { ...freshLane, version: 1, day: '2026-03-02', sentToday: 1 };
    const open = { mailId: 'm', notices: [{ proposalId: 'p1', key: 'k' }], leaseUntil: late, digestBefore: '' };
    expect(await lanes.write(body, 'lane', first)).toBe(true);
    expect(await lanes.write(body, 'lane', { ...first, sentToday: 2 })).toBe(false);
    expect(await lanes.write(body, 'lane', { ...first, version: 3 })).toBe(false);
    expect(await lanes.write(body, 'lane', { ...first, version: 2, open, unreachableSince: at })).toBe(true);
    expect(await lanes.read(body, 'lane')).toEqual({ ...first, version: 2, open, unreachableSince: at });
  });

  it('keep the first value of each fact of a mail, and know none of a mail that nobody claimed', async () => {
    const { records } = store();
    const name = { body, on: '2026-03-02', n: 1, recipientId: 'facts' };
    expect(await records.note(name, { acceptedAt: at })).toBe(false);
    await records.claim(name, aMail(mailIdOf(name)));
    expect(await records.note(name, { deliveredAt: at, messageId: 'x' })).toBe(true);
    await records.note(name, { deliveredAt: late, messageId: 'y', sentAt: at });
    expect(await records.read(name)).toEqual({ ...aMail(mailIdOf(name)), deliveredAt: at, messageId: 'x', sentAt: at });
  });

  it('list the latest mails to a recipient, the last first', async () => {
    const { records } = store();
    for (const [on, n] of [
      ['2026-03-02', 1],
      ['2026-03-03', 1],
      ['2026-03-02', 2],
    ] as const) {
      const name = { body, on, n, recipientId: 'latest' };
      await records.claim(name, { ...aMail(mailIdOf(name)), recipientId: 'latest' });
    }
    const latest = await records.latest(body, 'latest', 2);
    expect(latest.map(({ mailId }) => mailId)).toEqual(['990112.2026-03-03.1.latest', '990112.2026-03-02.2.latest']);
  });

  it('cursors move on and not back; a thread keeps its first message', async () => {
    const { marks } = store();
    expect([await marks.followed(body, 'p0'), await marks.round('other'), await marks.thread(body, 'p0', 'r')]).toEqual([0, '', undefined]);
    await marks.advance(body, 'p0', 10);
    await marks.advance(body, 'p0', 9);
    expect(await marks.followed(body, 'p0')).toBe(10);
    await marks.roundIsUpTo('other', at);
    expect(await marks.round('other')).toBe(at);
    await marks.beginThread(body, 'p0', 'r', 'm1');
    await marks.beginThread(body, 'p0', 'r', 'm2');
    expect(await marks.thread(body, 'p0', 'r')).toBe('m1');
  });
});

const aMail = (mailId: string): MailRecord => ({
  mailId,
  recipientId: 'facts',
  on: '2026-03-02',
  kind: 'digest',
  again: false,
  notices: [{ proposalId: 'p1', key: 'k' }],
  address: 'hash',
  claimedAt: at,
});

describe('what is known of a mail', () => {
  it.each([
    [{}, 'claimed', false],
    [{ acceptedAt: at }, 'sent', true],
    [{ sentAt: at }, 'sent', true],
    [{ sentAt: at, deliveredAt: at }, 'delivered', true],
    [{ deliveredAt: at, failure: 'complained' as const }, 'complained', true],
    [{ failure: 'bounced' as const }, 'bounced', true],
    [{ failure: 'refused' as const }, 'refused', false],
    [{ failure: 'not-taken' as const }, 'not-taken', false],
  ])('%j: %s, taken: %s', (facts, status, taken) => {
    const mail = { ...aMail('m'), ...facts };
    expect([mailStatus(mail), wasTaken(mail)]).toEqual([status, taken]);
  });

  it.each(['lin', 'lin.x-1_2', 'robot:transport', 'mailbox:parks', 'a.2026-01-01.1.b'])('its id tells whose it is: %s', (recipientId) => {
    const name = { body, on: '2026-03-02', n: 12, recipientId };
    expect(parseMailId(mailIdOf(name))).toEqual(name);
  });

  it.each(['', 'lin', '990112.2026-03-02.0.lin', '990112.2026-03.1.lin'])('%j is no id of a mail', (text) => {
    expect(parseMailId(text)).toBeUndefined();
  });
});
