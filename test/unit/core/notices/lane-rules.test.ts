import { describe, expect, it } from 'vitest';
import { recoveryOf } from '#core/notices/lane/lane-recovery.ts';
import { claimMail, isOpenHour, mailsLeft } from '#core/notices/lane/lane-rules.ts';
import type { PlannedMail } from '#core/notices/render/mail-content.ts';
import { freshLane } from '#core/notices/lane/mail-lane.ts';
import type { Lane } from '#core/notices/lane/mail-lane.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';

const now = '2026-03-02T02:00:00.000Z';
const rules = { now, policy: defaultPolicy, calendar: chinaCalendar };
const notice = (changes: Partial<Notice> = {}): Notice => ({
  proposalId: 'p1',
  recipientId: 'du',
  kind: 'reminder',
  urgency: 'digest',
  rule: 'before-3',
  seq: 4,
  index: 0,
  at: now,
  readyAt: now,
  ...changes,
});
const planned = (...notices: Notice[]): PlannedMail => ({
  form: 'digest',
  entries: notices.map((one) => ({
    notice: one,
    item: {
      kind: one.kind,
      proposalId: one.proposalId,
      notices: [noticeKey(one)],
      number: { zh: '', en: '' },
      title: '',
      unit: { zh: '', en: '' },
    },
  })) as unknown as PlannedMail['entries'],
});
const mail = (...notices: Notice[]) => ({
  body: '990112',
  recipientId: 'du',
  planned: planned(...notices),
  morning: true,
  today: '2026-03-02',
});
const refOf = (one: Notice) => ({ proposalId: one.proposalId, key: noticeKey(one) });

describe('the hours of mails', () => {
  it.each([
    ['before nine', '2026-03-02T00:59:59.000Z', false],
    ['at nine', '2026-03-02T01:00:00.000Z', true],
    ['on a rest day', '2026-03-01T02:00:00.000Z', false],
    ['late in the evening', '2026-03-02T15:00:00.000Z', false],
  ])('%s', (_, at, open) => {
    expect(isOpenHour('du', { ...rules, now: at })).toBe(open);
  });
});

describe('a claim', () => {
  it('counts the mail before it goes, names it by day and number, and closes two versions later', () => {
    const claim = claimMail({ ...freshLane, version: 7, day: '2026-03-02', sentToday: 1 }, mail(notice()), now);
    expect(claim.name).toEqual({ body: '990112', on: '2026-03-02', n: 2, recipientId: 'du' });
    expect(claim.claimed).toEqual({
      version: 8,
      day: '2026-03-02',
      sentToday: 2,
      digestOn: '2026-03-02',
      doubtful: [],
      open: { mailId: '990112.2026-03-02.2.du', notices: [refOf(notice())], leaseUntil: '2026-03-02T02:05:00.000Z', digestBefore: '' },
    });
    expect(claim.closed).toMatchObject({ version: 9, sentToday: 2, digestOn: '2026-03-02' });
    expect(claim.closed).not.toHaveProperty('open');
  });

  it('begins to count anew each day, and leaves what the day has left', () => {
    const lane: Lane = { ...freshLane, day: '2026-03-01', sentToday: 2 };
    expect(claimMail(lane, mail(notice()), now).name.n).toBe(1);
    expect(mailsLeft('du', lane, rules)).toBe(defaultPolicy.reminders.mailsPerDay);
    expect(mailsLeft('du', { ...lane, day: '2026-03-02' }, rules)).toBe(defaultPolicy.reminders.mailsPerDay - 2);
  });

  it('is not counted when the mail certainly was not taken, and its morning is still owed', () => {
    const lane: Lane = { ...freshLane, version: 7, day: '2026-03-02', sentToday: 1, digestOn: '2026-02-27' };
    expect(claimMail(lane, mail(notice()), now).uncounted).toEqual({ ...lane, version: 9 });
  });

  it('of what breaks out alone takes no morning', () => {
    const prompt = notice({ urgency: 'prompt', kind: 'assigned' });
    expect(claimMail(freshLane, mail(prompt), now).claimed.digestOn).toBe('');
    expect(claimMail(freshLane, { ...mail(notice()), morning: false }, now).claimed.digestOn).toBe('');
  });

  it('says that it may be a second one where it holds what an earlier mail may have brought, and then knows', () => {
    const other = { proposalId: 'p9', key: 'x' };
    const lane: Lane = { ...freshLane, doubtful: [refOf(notice()), other] };
    const claim = claimMail(lane, mail(notice()), now);
    expect(claim.again).toBe(true);
    expect(claim.claimed.doubtful).toEqual(lane.doubtful);
    expect(claim.closed.doubtful).toEqual([other]);
    expect(claimMail({ ...lane, doubtful: [other] }, mail(notice()), now).again).toBe(false);
  });

  it('in doubt stays open for a minute, counted', () => {
    const lane = claimMail(freshLane, mail(notice()), now).inDoubt('2026-03-02T02:00:09.000Z');
    expect(lane).toMatchObject({ version: 2, sentToday: 1, open: { leaseUntil: '2026-03-02T02:01:09.000Z' } });
  });
});

describe('a mail that was left open', () => {
  const lane = claimMail({ ...freshLane, digestOn: '2026-02-27' }, mail(notice()), now).claimed;
  const record: MailRecord = {
    mailId: '990112.2026-03-02.1.du',
    recipientId: 'du',
    on: '2026-03-02',
    kind: 'digest',
    again: false,
    notices: [refOf(notice())],
    address: 'a',
    claimedAt: now,
  };

  it('is settled where anybody said that it was taken', () => {
    for (const told of [{ sentAt: now }, { acceptedAt: now }, { deliveredAt: now }, { failedAt: now, failure: 'bounced' as const }]) {
      expect(recoveryOf(lane, { ...record, ...told })).toMatchObject({ found: 'taken', next: { version: 2, sentToday: 1, doubtful: [] } });
    }
  });

  it.each([
    ['that has no record', undefined],
    ['that was not taken', { ...record, failedAt: now, failure: 'not-taken' as const }],
    ['that was refused', { ...record, failedAt: now, failure: 'refused' as const }],
  ])('%s is as if it had never been', (_, found) => {
    const recovery = recoveryOf(lane, found);
    expect(recovery).toMatchObject({ found: 'not-taken', next: { version: 2, sentToday: 0, digestOn: '2026-02-27', doubtful: [] } });
    expect(recovery?.next).not.toHaveProperty('open');
  });

  it('of which nobody knows stays counted, and its notices are doubtful', () => {
    expect(recoveryOf(lane, record)).toMatchObject({
      found: 'doubtful',
      next: { sentToday: 1, digestOn: '2026-02-27', doubtful: [refOf(notice())] },
    });
  });

  it('is none where no mail is open', () => {
    expect(recoveryOf(freshLane, undefined)).toBeUndefined();
  });
});
