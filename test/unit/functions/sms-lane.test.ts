import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';
import { directoryKey, policyKey } from '#core/ledger/keys.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

const templates = Object.fromEntries(smsTemplates.map((template) => [template, { zh: `SMS_${template}` }]));
const sms = { sign: '云澜区政协', fromHour: 9, untilHour: 20, perDay: 1, several: { zh: 'SMS_several' }, templates };
const clerk = 'transport-clerk';
const phone = `sms:${clerk}`;
const mobile = { type: 'MobileRecorded', personId: clerk, mobile: { address: 'number-1' } };
const chosen = (by: string) => ({ type: 'WayChosen', personId: clerk, by });
const lines = vi.fn<(line: string) => void>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:01.000Z') });
  lines.mockReset();
  vi.spyOn(console, 'log').mockImplementation(lines);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Dispatched on Monday 2 March 2026 at ten, or at another instant: `transport` leads. */
const dispatched = (at = '2026-03-02T02:00:00.000Z') => caseIn('awaiting-dispatch').at(at).does('dispatch', dispatchBoth);
const gathered = '2026-03-02T02:10:00.000Z';

async function worldOf(by: string, changes: object = {}): Promise<MailWorld> {
  const world = await MailWorld.begin();
  const policy = { ...defaultPolicy, version: 'sms-1', sms: { ...sms, ...changes } };
  await world.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
  await world.product.append(directoryKey(body), '2026-01-02T00:00:00.000Z', [mobile, chosen(by)]);
  return world;
}
const ours = (world: MailWorld): string[] => world.mails.outcomes.filter((one) => one.includes(clerk) && !one.startsWith('du '));

describe('who chose short messages', () => {
  it('is told by one and gets no mail', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    expect([...world.mails.started.values()]).toContainEqual({ body, recipientId: phone, at: gathered });
    await world.at(gathered).runs(phone);
    expect(world.mails.toPhones).toMatchObject([
      { body, personId: clerk, mobile: { address: 'number-1' }, again: false, rendered: { templateId: 'SMS_handed' } },
    ]);
    expect(world.mails.toPhones[0]?.rendered.text).toMatch(/^【云澜区政协】陶安同志，提案第46号现交你单位办理/u);
    expect(ours(world)).toEqual([`${phone} assigned sent`]);
  });

  it('by both ways gets both, each in a lane of its own', async () => {
    const world = await (await worldOf('both')).tells(dispatched());
    await world.at(gathered).runs(phone);
    await world.runs(clerk);
    expect([world.mails.toPhones.length, world.mails.sent.length]).toEqual([1, 1]);
    expect(ours(world)).toEqual([`${phone} assigned sent`, `${clerk} assigned sent`]);
  });

  it('is told once, however often it runs', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    await world.at(gathered).runs(phone);
    await world.runs(phone);
    expect(world.mails.toPhones).toHaveLength(1);
  });

  it('is told of what is beyond the day’s cap with the first message of the next morning', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    await world.at(gathered).runs(phone);
    await world.tells(dispatched('2026-03-02T03:00:00.000Z'), 'p2');
    await world.at('2026-03-02T03:15:00.000Z').runs(phone);
    expect(world.mails.toPhones).toHaveLength(1);
    await world.at('2026-03-03T01:30:00.000Z').round();
    expect(world.mails.toPhones).toHaveLength(2);
  });

  it('is not rung out of bed: what comes up after the hours goes the next morning', async () => {
    const world = await (await worldOf('sms', { untilHour: 12 })).tells(dispatched('2026-03-02T06:00:00.000Z'));
    const [pending] = [...world.mails.all.values()].filter(({ notice }) => notice.recipientId === phone);
    expect(pending?.notice.readyAt).toMatch(/^2026-03-03T01:/u);
    await world.at('2026-03-02T06:10:00.000Z').runs(phone, pending?.notice.readyAt.replace('03-03', '03-02'));
    expect(world.mails.toPhones).toEqual([]);
  });
});

describe('a message whose sender died after the gateway took it', () => {
  it('goes once more after the lease, and says so', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    // Right after the third effect: lane, claim, message.
    world.product.crash.crashAt = world.product.crash.passed + 6;
    await expect(world.at(gathered).runs(phone)).rejects.toThrow();
    await world.at('2026-03-03T02:16:00.000Z').runs(phone);
    expect(world.mails.toPhones.map(({ again }) => again)).toEqual([false, true]);
    expect(ours(world)).toEqual([`${phone} assigned sent`]);
  });
});

describe('what cannot go to the telephone', () => {
  it('is tried again while the gateway takes nothing, and the alarm counts it', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    world.mails.answers.set('number-1', new MailNotTakenError('smsBUSY'));
    await expect(world.at(gathered).runs(phone)).rejects.toBeInstanceOf(MailNotTakenError);
    expect(ours(world)).toEqual([`${phone} assigned pending`]);
    expect(lines.mock.calls.join('\n')).toContain('"short message not sent yet"');
    world.mails.answers.clear();
    await world.runs(phone);
    expect(world.mails.toPhones).toHaveLength(1);
  });

  it('goes by mail where the number is refused, which is on record; the dispatchers are told once', async () => {
    const world = await (await worldOf('sms')).tells(dispatched());
    world.mails.answers.set('number-1', { refused: 'smsINVALID_NUMBER' });
    await expect(world.at(gathered).runs(phone)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    expect(lines.mock.calls.join('\n')).toContain('"short message refused for good"');
    await world.hears({ execution: { body, recipientId: phone, at: gathered } });
    const { mobiles } = (await world.product.cases.context(body, 'system')).directory;
    expect(mobiles.get(clerk)).toEqual({ address: 'number-1', failed: true });
    expect(ours(world)).toEqual([`${phone} assigned forwarded`, `${clerk} assigned pending`]);
    await world.at('2026-03-02T02:20:00.000Z').runs(clerk);
    expect(world.subjects).toEqual([expect.stringContaining('【提案交办】第46号')]);
    expect(world.mails.sent[0]?.rendered.text).not.toContain('原应发给');
    await world.runs('du');
    const told = world.mails.sent.at(-1)?.rendered.text;
    expect(told).toContain('发给云澜区交通运输局陶安同志手机的通知无法送达（涉及提案第46号');
    expect(told).toContain('现改由本人邮箱代收');
    await world.hears({ execution: { body, recipientId: phone, at: gathered } });
    expect(world.mails.outcomes.filter((one) => one.startsWith('du address-failed'))).toHaveLength(1);
  });

  it('of who has the mail as well is not mailed twice', async () => {
    const world = await (await worldOf('both')).tells(dispatched());
    await world.at(gathered).runs(clerk);
    world.mails.answers.set('number-1', { refused: 'smsINVALID_NUMBER' });
    await expect(world.runs(phone)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    await world.hears({ execution: { body, recipientId: phone, at: gathered } });
    await world.at('2026-03-02T02:30:00.000Z').runs(clerk);
    expect(world.mails.sent).toHaveLength(1);
    expect(ours(world)).toEqual([`${phone} assigned forwarded`, `${clerk} assigned sent`]);
  });

  it.each<[string, (world: MailWorld) => Promise<unknown>]>([
    ['the deployment has no gateway', async (world) => (world.hasGateway = false)],
    [
      'the number was taken away meanwhile',
      (world) => world.product.append(directoryKey(body), '2026-03-02T02:05:00.000Z', [{ ...mobile, mobile: null }]),
    ],
    [
      'the policy has no short messages any more',
      (world) =>
        world.product.append(policyKey(body), '2026-03-02T02:05:00.000Z', [
          { type: 'PolicyRecorded', policy: { ...defaultPolicy, version: 'none-1' }, inForceFrom: '2026-03-01' },
        ]),
    ],
  ])('goes by mail where %s', async (_, change) => {
    const world = await (await worldOf('sms')).tells(dispatched());
    await change(world);
    await world.at(gathered).runs(phone);
    expect(ours(world)).toEqual([`${phone} assigned forwarded`, `${clerk} assigned pending`]);
    await world.at('2026-03-02T02:30:00.000Z').runs(clerk);
    expect([world.mails.toPhones.length, world.mails.sent.length]).toEqual([0, 1]);
  });
});
