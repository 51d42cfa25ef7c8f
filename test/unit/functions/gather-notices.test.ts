import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { gatherNotices } from '#functions/gather-notices/gather-notices.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { aDirectory } from '#test/support/a-directory.ts';
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

const ofClerks = (world: MailWorld) => [...world.mails.started.values()].filter(({ recipientId }) => recipientId.endsWith('-clerk'));

const refuses = () => Promise.reject(new Error('asked'));

describe('gathering notices', () => {
  it('writes one for each person concerned, and sends nothing', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    expect(world.mails.outcomes).toEqual([
      'cao to-review pending',
      'du to-dispatch pending',
      'lin dispatched pending',
      'lin filed pending',
      'parks-clerk assigned pending',
      'transport-clerk assigned pending',
    ]);
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
    expect([...world.mails.started.keys()]).toContain(`${body}.transport-clerk.20260302T025500Z`);
    await world.at('2026-03-02T03:00:00.000Z').runs('lin', '2026-03-02T03:00:00.000Z');
    // Filed in January and gathered in March: the member's morning of that day is still owed.
    expect(world.mails.outcomes).toContain('lin filed sent');
  });

  it('goes on after what it wrote, as the notices themselves tell', async () => {
    const story = dispatched();
    const world = await (await MailWorld.begin()).tells(story);
    expect(world.product.crash.effects.at(-1)).toMatch(/^put p1#a2/);
    const { length } = world.product.crash.effects;
    await world.gathers(p1);
    expect(world.product.crash.effects).toHaveLength(length);
    expect(world.mails.cursors.has('p1')).toBe(false);
  });

  it('moves a cursor last over a commit that found nobody to tell: who comes later is not told of what is past', async () => {
    const nobody = { lin: { active: false }, 'parks-clerk': { active: false }, 'transport-clerk': { active: false } };
    const world = await (await MailWorld.begin(aDirectory(nobody))).tells(dispatched());
    const told = world.mails.outcomes;
    expect(told.filter((one) => one.includes('assigned'))).toEqual([]);
    expect(world.product.crash.effects.at(-1)).toBe('mark p1');
    await world.product.recordsDirectory(aDirectory());
    await world.gathers(p1);
    expect(world.mails.outcomes).toEqual(told);
  });

  it('tells of commits of an older schema what was told of them then, however late it comes to them', async () => {
    const world = await MailWorld.begin();
    const story = dispatched();
    for (const [at, entries] of Map.groupBy(story.entries, (entry) => entry.at)) {
      await world.product.append(
        p1,
        at,
        entries.map(({ event }) => event),
        3,
      );
    }
    await world.gathers(p1);
    expect(world.mails.outcomes).toEqual(['lin filed pending', 'parks-clerk assigned pending', 'transport-clerk assigned pending']);
    await world.tells(
      story
        .at('2026-03-03T02:00:00.000Z')
        .does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' }),
    );
    expect(world.mails.outcomes).toContain('du return-requested pending');
    expect(world.mails.outcomes).not.toContain('du to-dispatch pending');
  });

  it('goes on from the cursor of a case that was followed before notices told', async () => {
    const world = await MailWorld.begin();
    await world.product.tells(dispatched());
    world.mails.cursors.set('p1', world.product.ledger.log(p1).length);
    await world.gathers(p1);
    expect(world.mails.all.size).toBe(0);
  });

  it('starts what sends a commit’s notices before they are all there, which says that nothing is left to do', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    const { effects } = world.product.crash;
    const assigned = effects.findIndex((effect) => effect.startsWith('put p1#a1'));
    expect(effects.slice(0, assigned).filter((effect) => /^start .*clerk/.test(effect))).toHaveLength(2);
  });

  it('asks neither stores nor ledger for a case that it followed a moment ago, when the stream brings each commit', async () => {
    const world = await MailWorld.begin();
    const { product, mails } = world;
    const wired = {
      cases: product.cases,
      endpoints: product.endpoints,
      allocations: product.allocations,
      followed: remembered<number>(10),
      notices: { ...mails.notices, gatheredUpTo: refuses },
      marks: { ...mails.marks, followed: refuses },
      digests: mails.digests,
    };
    const story = dispatched();
    for (const [at, entries] of Map.groupBy(story.entries, ({ at }) => at)) {
      await product.append(
        p1,
        at,
        entries.map(({ event }) => event),
      );
      await gatherNotices(wired, p1, product.ledger.log(p1).slice(-1));
    }
    expect(mails.outcomes).toEqual((await (await MailWorld.begin()).tells(story)).mails.outcomes);
    // The directory's, the policies' and the calendars', once each: within seconds they are as good as new.
    expect(product.ledger.reads).toBe(3);
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
    world.mails.gathered.clear();
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
