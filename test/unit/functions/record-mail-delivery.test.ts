import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryLog } from '#core/directory/directory-log.ts';
import { fold } from '#core/ledger/log-kind.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { mailStatus } from '#core/notices/lane/mail-record.ts';
import { mailTag } from '#functions/adapters/mail/mail-tag.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const clerk = 'transport-clerk';
const mailId = `${body}.2026-03-02.1.${clerk}`;
const at = '2026-03-02T02:10:05.000Z';

/** An event as SES puts it on the bus. */
function event(type: string, extra: object, id = mailId): object {
  const mail = { timestamp: at, messageId: 'ses-1', destination: ['somebody'], tags: { mail: [mailTag(id)], 'ses:from-domain': ['x'] } };
  return { version: '0', source: 'aws.ses', 'detail-type': type, resources: [], detail: { eventType: type, mail, ...extra } };
}
const sentEvent = event('Email Sent', { send: {} });
const delivered = event('Email Delivered', { delivery: { timestamp: '2026-03-02T02:10:09.000Z', recipients: [] } });
const bounced = (bounceType = 'Permanent', id = mailId) =>
  event('Email Bounced', { bounce: { bounceType, bounceSubType: 'General', timestamp: '2026-03-02T02:10:09.000Z' } }, id);
const complaint = event('Email Complaint Received', { complaint: { timestamp: at, complaintFeedbackType: 'abuse' } });
const rejected = event('Email Rejected', { reject: { reason: 'Bad content' } });

/** The clerk of the lead unit was told of the dispatch; `told` is what SES then says. */
async function sent(changes: Parameters<typeof aDirectory>[0] = { [clerk]: { deputyId: 'transport-leader' } }): Promise<MailWorld> {
  const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
  const world = await (await MailWorld.begin(aDirectory(changes))).at('2026-03-02T02:00:01.000Z').tells(story);
  await world.at('2026-03-02T02:10:00.000Z').runs(clerk);
  return world.at('2026-03-02T02:10:10.000Z');
}
const statusIn = (world: MailWorld, id = mailId) => mailStatus(world.mails.recordsOf.get(id)!);
const directoryOf = (world: MailWorld) => fold(directoryLog, world.product.ledger.log(directoryKey(body))).state!;
const about = (world: MailWorld, id: string) => world.mails.outcomes.filter((one) => one.startsWith(`${id} `));

describe('what SES says of a mail', () => {
  it.each([
    [[sentEvent], 'sent'],
    [[sentEvent, delivered], 'delivered'],
    [[delivered, sentEvent, delivered], 'delivered'],
    [[bounced()], 'bounced'],
    [[bounced(), delivered, sentEvent], 'bounced'],
    [[delivered, complaint], 'complained'],
    [[rejected, rejected], 'rejected'],
    [[bounced('Transient'), bounced('Undetermined')], 'sent'],
    [[event('Email Opened', { open: {} })], 'sent'],
  ])('%#: is kept in whatever order and number it comes', async (events, status) => {
    const world = await sent();
    for (const one of events) await world.hears(one);
    expect(statusIn(world)).toBe(status);
  });

  it('of mails that are not ours is left alone', async () => {
    const world = await sent();
    const { length } = world.product.crash.effects;
    for (const id of ['somebody-elses', `${body}.2026-03-02.7.${clerk}`]) await world.hears(bounced('Permanent', id));
    const { detail, ...rest } = bounced() as { detail: { mail: object } };
    await world.hears({ ...rest, detail: { ...detail, mail: { ...detail.mail, tags: {} } } });
    expect(world.product.crash.effects).toHaveLength(length);
  });

  it('is refused when it is neither an event of SES nor a step of ours', async () => {
    const world = await sent();
    await expect(world.hears({ source: 'aws.ses', 'detail-type': 'Email Sent', detail: {} })).rejects.toThrow();
    await expect(world.hears({ hello: 1 })).rejects.toThrow();
  });
});

describe('a mail that comes back for good', () => {
  it.each([
    [bounced(), 'bounced'],
    [complaint, 'complained'],
    [rejected, 'refused'],
  ])('%#: puts the address on record, once', async (news, why) => {
    const world = await sent();
    await world.hears(news);
    await world.hears(news);
    expect(directoryOf(world).unreachable.get(clerk)).toEqual({ email: `${clerk}@yunlan.example`, why });
    expect(world.product.ledger.log(directoryKey(body))).toHaveLength(2);
  });

  it('tells the deputy on behalf, and the dispatchers', async () => {
    const world = await sent();
    await world.hears(bounced());
    expect(about(world, clerk)).toEqual([`${clerk} assigned forwarded`]);
    expect(about(world, 'transport-leader')).toEqual(['transport-leader assigned pending']);
    expect(about(world, 'du')).toEqual(['du address-failed pending', 'du to-dispatch pending']);
    expect([...world.mails.started.keys()]).toEqual(
      expect.arrayContaining([`${body}.transport-leader.20260302T022000Z`, `${body}.du.20260302T022000Z`]),
    );
    world.at('2026-03-02T02:30:00.000Z');
    for (const id of ['transport-leader', 'du']) await world.runs(id);
    expect(world.subjects.slice(1)).toEqual([expect.stringContaining('transport-leader: 【'), expect.stringContaining('du: 【地址失效】')]);
    expect(world.mails.sent[1]?.rendered.text).toContain('陶安');
  });

  it('with nobody to stand in is told as that', async () => {
    const world = await sent({});
    await world.hears(bounced());
    expect(about(world, clerk)).toEqual([`${clerk} assigned unreachable`]);
    expect(about(world, 'du')).toEqual(['du address-failed pending', 'du to-dispatch pending']);
  });

  it('goes to the unit’s mailbox when nobody stands in, in a lane of its own', async () => {
    const world = await sent({});
    const unit = { ...aDirectory().units.get('transport'), email: 'office@transport.example' };
    await world.product.append(directoryKey(body), '2026-03-02T02:00:05.000Z', [{ type: 'UnitRecorded', unit }]);
    await world.hears(bounced());
    await world.at('2026-03-02T02:30:00.000Z').runs('mailbox:transport');
    expect(world.mails.sent[1]).toMatchObject({
      mailId: `${body}.2026-03-02.1.mailbox:transport`,
      to: { email: 'office@transport.example' },
    });
  });

  it('of a mailbox is given up and told each time: the directory keeps no faults of those', async () => {
    const world = await sent({});
    const unit = { ...aDirectory().units.get('transport'), email: 'office@transport.example' };
    await world.product.append(directoryKey(body), '2026-03-02T02:00:05.000Z', [{ type: 'UnitRecorded', unit }]);
    await world.hears(bounced());
    await world.at('2026-03-02T02:30:00.000Z').runs('mailbox:transport');
    await world.hears(bounced('Permanent', `${body}.2026-03-02.1.mailbox:transport`));
    expect(about(world, 'mailbox:transport')).toEqual(['mailbox:transport assigned unreachable']);
    expect(about(world, 'du')).toHaveLength(3);
  });

  it('after the address was mended goes to the same person again, and nothing is held against the new address', async () => {
    const world = await sent();
    const person = { ...aDirectory().people.get(clerk), email: 'new@yunlan.example' };
    await world.product.append(directoryKey(body), '2026-03-02T02:00:05.000Z', [{ type: 'PersonRecorded', person }]);
    await world.hears(bounced());
    expect(directoryOf(world).unreachable.size).toBe(0);
    expect(about(world, clerk)).toEqual([`${clerk} assigned pending`]);
    await world.at('2026-03-02T02:30:00.000Z').runs(clerk);
    expect(world.mails.sent[1]?.to.email).toBe('new@yunlan.example');
    await world.hears(bounced());
    expect(about(world, clerk)).toEqual([`${clerk} assigned sent`]);
  });

  it('before the sender has marked its notices: they go to the deputy all the same, and stay there', async () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    const world = await (await MailWorld.begin(aDirectory({ [clerk]: { deputyId: 'transport-leader' } }))).tells(story);
    const { records } = world.mails;
    vi.spyOn(records, 'note').mockImplementationOnce(async (name, facts) => {
      await world.hears(bounced());
      return records.note(name, facts);
    });
    await world.at('2026-03-02T02:10:00.000Z').runs(clerk);
    expect(about(world, clerk)).toEqual([`${clerk} assigned forwarded`]);
    expect(about(world, 'transport-leader')).toEqual(['transport-leader assigned pending']);
  });

  it('a crash at any point of what follows, and the event once more, end as without it', async () => {
    const undisturbed = await sent();
    const begin = undisturbed.product.crash.passed;
    await undisturbed.hears(bounced());
    for (let point = begin + 1; point <= undisturbed.product.crash.passed; point += 1) {
      const world = await sent();
      world.product.crash.crashAt = point;
      await expect(world.hears(bounced()), `point ${point}`).rejects.toThrow('crash');
      await world.hears(bounced());
      expect(world.mails.outcomes, `point ${point}`).toEqual(undisturbed.mails.outcomes);
      expect(directoryOf(world).unreachable.has(clerk)).toBe(true);
    }
  });
});

describe('an address that the transport refuses', () => {
  const execution = { body, recipientId: clerk, at: '2026-03-02T02:10:00.000Z' };

  it('is followed up by the execution that met it: on record, deputy told, dispatchers told', async () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    const world = await (await MailWorld.begin(aDirectory({ [clerk]: { deputyId: 'transport-leader' } }))).tells(story);
    world.mails.answers.set(`${clerk}@yunlan.example`, { refused: 'InvalidParameterValue' });
    await expect(world.at('2026-03-02T02:10:00.000Z').runs(clerk)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    await world.hears({ execution });
    await world.hears({ execution });
    expect(directoryOf(world).unreachable.get(clerk)).toMatchObject({ why: 'refused' });
    expect(world.mails.outcomes).toEqual([
      'cao to-review pending',
      'du address-failed pending',
      'du to-dispatch pending',
      'lin dispatched pending',
      'lin filed pending',
      'parks-clerk assigned pending',
      `${clerk} assigned forwarded`,
      'transport-leader assigned pending',
    ]);
  });

  it('and so is the one that took its place the same day, though its mail has the same number', async () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    const world = await (await MailWorld.begin(aDirectory({ [clerk]: { deputyId: 'transport-leader' } }))).tells(story);
    for (const email of [`${clerk}@yunlan.example`, 'mended@yunlan.example'])
      world.mails.answers.set(email, { refused: 'InvalidParameterValue' });
    await expect(world.at('2026-03-02T02:10:00.000Z').runs(clerk)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    const person = { ...aDirectory().people.get(clerk), deputyId: 'transport-leader', email: 'mended@yunlan.example' };
    await world.hears({ execution });
    await world.product.append(directoryKey(body), '2026-03-02T02:12:00.000Z', [{ type: 'PersonRecorded', person }]);
    const later = caseIn('awaiting-dispatch').at('2026-03-02T02:13:00.000Z').does('dispatch', dispatchBoth);
    await world.at('2026-03-02T02:13:01.000Z').tells(later, 'p2');
    await expect(world.at('2026-03-02T02:30:00.000Z').runs(clerk)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    await world.hears({ execution });
    expect([...world.mails.recordsOf.keys()]).toEqual([mailId]);
    expect(directoryOf(world).unreachable.get(clerk)).toEqual({ email: 'mended@yunlan.example', why: 'refused' });
    expect(about(world, clerk)).toEqual([`${clerk} assigned forwarded`, `${clerk} assigned forwarded`]);
    expect(about(world, 'du').filter((one) => one.includes('address-failed'))).toHaveLength(2);
  });

  it('and of which nothing is left to follow up does nothing', async () => {
    const world = await sent();
    const { length } = world.product.crash.effects;
    expect(await world.hears({ execution })).toEqual({});
    expect(world.product.crash.effects).toHaveLength(length);
  });
});
