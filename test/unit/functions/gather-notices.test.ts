import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body, p1 } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

const ofClerks = (world: MailWorld) => [...world.mails.started.values()].filter(({ recipientId }) => recipientId !== 'lin');

describe('gathering notices', () => {
  it('writes one for each person concerned, and sends nothing', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    expect(world.mails.outcomes).toEqual(['lin filed pending', 'parks-clerk assigned pending', 'transport-clerk assigned pending']);
    expect(world.mails.sent).toEqual([]);
  });

  it('starts an execution for what breaks out, by recipient and instant, and none for what the morning takes', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    expect(ofClerks(world)).toEqual([
      { body, recipientId: 'transport-clerk', at: '2026-03-02T02:10:00.000Z' },
      { body, recipientId: 'parks-clerk', at: '2026-03-02T02:10:00.000Z' },
    ]);
    const inTheEvening = caseIn('awaiting-dispatch').at('2026-03-02T12:00:00.000Z').does('dispatch', dispatchBoth);
    const evening = await (await MailWorld.begin()).at('2026-03-02T12:00:00.000Z').tells(inTheEvening);
    expect(ofClerks(evening)).toEqual([]);
  });

  it('a batch of cases is one execution for each recipient', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    for (const id of ['p2', 'p3', 'p4']) await world.tells(dispatched(), id);
    const names = [...world.mails.started.keys()].filter((name) => name.includes('transport-clerk'));
    expect(names).toEqual([`${body}.transport-clerk.20260302T021000Z`]);
    expect(world.mails.outcomes.filter((one) => one === 'transport-clerk assigned pending')).toHaveLength(4);
  });

  it('what comes late, after its instant, gets an execution at the next one', async () => {
    const world = await MailWorld.begin();
    world.at('2026-03-02T02:45:00.000Z');
    await world.tells(dispatched());
    expect([...world.mails.started.keys()]).toContain(`${body}.transport-clerk.20260302T030000Z`);
    await world.at('2026-03-02T03:00:00.000Z').runs('lin', '2026-03-02T03:00:00.000Z');
    // Filed in January and gathered in March: the member's morning of that day is still owed.
    expect(world.mails.outcomes).toContain('lin filed sent');
  });

  it('moves the cursor last, and goes on after it', async () => {
    const story = dispatched();
    const world = await (await MailWorld.begin()).tells(story);
    expect(world.product.crash.effects.at(-1)).toBe('mark p1');
    const { length } = world.product.crash.effects;
    await world.gathers(p1);
    expect(world.product.crash.effects).toHaveLength(length);
  });

  it('a crash at any point, and the visit after it, leave what an undisturbed one does', async () => {
    const undisturbed = await (await MailWorld.begin()).tells(dispatched());
    for (let point = 1; point <= undisturbed.product.crash.passed; point += 1) {
      const world = await MailWorld.begin();
      world.product.crash.crashAt = point;
      await expect(world.tells(dispatched())).rejects.toThrow('crash');
      await world.gathers(p1);
      expect(world.mails.outcomes, `point ${point}`).toEqual(undisturbed.mails.outcomes);
      expect([...world.mails.started.keys()].sort(), `point ${point}`).toEqual([...undisturbed.mails.started.keys()].sort());
    }
  });

  it('a commit that is read twice puts no notice twice and revives none that is settled', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.at('2026-03-02T02:10:00.000Z').runs('transport-clerk');
    world.mails.cursors.delete('p1');
    await world.gathers(p1);
    await world.at('2026-03-03T01:30:00.000Z').runs('transport-clerk');
    expect(world.mails.sent).toHaveLength(1);
  });

  it('looks at no log but those of cases', async () => {
    const world = await MailWorld.begin();
    await world.gathers(directoryKey(body));
    expect(world.mails.all.size).toBe(0);
  });
});
