import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey, parseProposalKey } from '#core/ledger/keys.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import { mailStatus } from '#core/notices/lane/mail-record.ts';
import { refText } from '#core/notices/stored-notice.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

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

/** Dispatched on Monday 2 March 2026 at ten: `transport` leads, `parks` is a co-handler. */
const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const clerk = 'transport-clerk';
/** Ten past ten that Monday, and half past nine on Tuesday. */
const gathered = '2026-03-02T02:10:00.000Z';
const tuesday = '2026-03-03T01:30:00.000Z';
const openOf = (world: MailWorld) => world.mails.lanesOf.get(clerk)?.open;

describe('a run for one recipient', () => {
  it('sends nothing and writes nothing while nothing is ready', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    const effects = world.product.crash.effects.length;
    await world.at('2026-03-02T02:09:59.000Z').runs(clerk);
    expect(world.mails.sent).toEqual([]);
    expect(world.product.crash.effects).toHaveLength(effects);
  });

  it('sends what is ready: claims, records, sends, records, marks, closes', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    const before = world.product.crash.effects.length;
    await world.at(gathered).runs(clerk);
    expect(world.subjects).toEqual([expect.stringContaining('transport-clerk: 【提案交办】第46号')]);
    expect(world.product.crash.effects.slice(before).map((effect) => effect.split(' ')[0])).toEqual([
      'lane',
      'claim',
      'send',
      'note',
      'sent',
      'mark',
      'lane',
    ]);
    expect(world.mails.outcomes).toContain('transport-clerk assigned sent');
    expect([...world.mails.recordsOf.values()].map(mailStatus)).toEqual(['sent']);
    expect(world.mails.lanesOf.get(clerk)).toEqual({ version: 2, day: '2026-03-02', sentToday: 1, digestOn: '', doubtful: [] });
  });

  it('may be early by its own clock: the instant it was started for counts', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.at('2026-03-02T02:09:59.950Z').runs(clerk, gathered);
    expect(world.mails.sent).toHaveLength(1);
  });

  it('a second run finds nothing left', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.at(gathered).runs(clerk);
    await world.runs(clerk);
    expect(world.mails.sent).toHaveLength(1);
  });

  it('what the case has outrun between its notice and the mail is not sent, and says why', async () => {
    const story = dispatched();
    const world = await (await MailWorld.begin()).tells(story);
    const returned = { assignmentId: 'a1', reason: '不属本单位职责。', suggestedUnitId: 'police' };
    story.at('2026-03-02T02:05:00.000Z').does('request-return', returned);
    story.at('2026-03-02T02:06:00.000Z').does('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' });
    await world.product.tells(story);
    await world.at(gathered).runs(clerk);
    expect(world.mails.sent).toEqual([]);
    const [stored] = [...world.mails.all.values()].filter(({ notice }) => notice.recipientId === clerk);
    expect(stored).toMatchObject({ status: 'superseded', reason: 'share-returned' });
  });

  it('sends nothing outside the hours of the policy, whoever asks for it', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    for (const instant of ['2026-03-02T10:11:00.000Z', '2026-03-03T00:59:59.000Z', '2026-03-07T02:00:00.000Z']) {
      await world.at(instant).runs(clerk);
      expect(world.mails.sent, instant).toEqual([]);
    }
    await world.at(tuesday).runs(clerk);
    expect(world.mails.sent).toHaveLength(1);
  });

  it('once the day’s mails are gone reads no case any more, and goes on the next morning', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.at(gathered).runs(clerk);
    for (const [n, id] of ['p2', 'p3'].entries()) {
      await world.tells(dispatched(), id);
      await world.at(`2026-03-02T0${3 + n}:00:00.000Z`).runs(clerk);
    }
    expect(world.mails.sent).toHaveLength(2);
    const notices = vi.spyOn(world.mails.notices, 'read');
    const logs = vi.spyOn(world.product.ledger, 'read');
    await world.at('2026-03-02T05:00:00.000Z').runs(clerk);
    expect(notices).not.toHaveBeenCalled();
    expect(logs.mock.calls.filter(([pk]) => parseProposalKey(pk) !== undefined)).toEqual([]);
    await world.at(tuesday).runs(clerk);
    expect(world.mails.sent).toHaveLength(3);
  });

  it('tells by the number, never with more than what each reader may see', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.at(gathered).runs(clerk);
    const [mail] = world.mails.sent;
    expect(mail).toMatchObject({ mailId: `${body}.2026-03-02.1.${clerk}`, kind: 'assigned', proposalId: 'p1', again: false });
    expect(JSON.stringify(mail)).not.toContain('【案由正文】');
  });
});

describe('two runs at once', () => {
  it('send each notice once: one claims, the other reads again', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    const outcomes = await Promise.allSettled([world.at(gathered).runs(clerk), world.runs(clerk), world.runs(clerk)]);
    expect(world.mails.sent).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'LaneBusyError' });
    }
  });

  it('a run that comes while a mail is open keeps away from it', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    vi.spyOn(world.mails.records, 'claim').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    expect(openOf(world)).toBeDefined();
    await expect(world.runs(clerk)).rejects.toMatchObject({ name: 'LaneBusyError' });
    expect(world.mails.sent).toEqual([]);
  });
});

/** Two mails are due on Tuesday morning: the dispatch of p1 breaks out, the closing of p2 goes in the digest. */
async function twoMailsDue(): Promise<MailWorld> {
  const world = await (await MailWorld.begin()).at('2026-03-02T02:00:01.000Z').tells(dispatched());
  await world.tells(caseIn('closed'), 'p2');
  return world;
}
const textOf = (refs: readonly { proposalId: string; key: string }[]) => refs.map(refText);

const noticesIn = (world: MailWorld) =>
  [...world.mails.recordsOf.values()].map(({ mailId, notices, again }) => ({ mailId, again, notices: textOf(notices) }));

describe('a crash', () => {
  it('at any point loses nothing, sends nothing twice unmarked, and keeps within the day’s cap', async () => {
    const undisturbed = await twoMailsDue();
    const begin = undisturbed.product.crash.passed;
    await undisturbed.at('2026-04-21T01:30:00.000Z').runs(clerk);
    const points = undisturbed.product.crash.passed - begin;
    expect(undisturbed.mails.sent.length).toBeGreaterThan(0);
    const expected = undisturbed.mails.outcomes;
    for (let point = 1; point <= points; point += 1) {
      const world = await twoMailsDue();
      world.product.crash.crashAt = begin + point;
      await expect(world.at('2026-04-21T01:30:00.000Z').runs(clerk), `point ${point}`).rejects.toThrow('crash');
      for (const later of ['2026-04-21T01:36:00.000Z', '2026-04-21T01:42:00.000Z', '2026-04-22T01:30:00.000Z']) {
        await world.at(later).runs(clerk);
      }
      expect(world.mails.outcomes, `point ${point}`).toEqual(expected);
      const mails = world.mails.sent.map(({ mailId, again }) => ({ mailId, again }));
      const told = mails.map(({ mailId }) => noticesIn(world).find((one) => one.mailId === mailId)!.notices);
      const seen = new Set<string>();
      for (const [index, { again }] of mails.entries()) {
        const repeats = told[index]!.some((notice) => seen.has(notice));
        if (repeats) expect(again, `point ${point}: the second is marked`).toBe(true);
        for (const notice of told[index]!) seen.add(notice);
      }
      const perDay = Map.groupBy(mails, ({ mailId }) => mailId.split('.')[1]);
      for (const [day, sent] of perDay) expect(sent.length, `point ${point} on ${day}`).toBeLessThanOrEqual(2);
      expect(mails.filter(({ again }) => again).length, `point ${point}`).toBeLessThanOrEqual(1);
      // A mail that is marked and not closed is closed by the next notice, and holds it up no more.
      await world.at('2026-04-22T01:31:00.000Z').tells(dispatched(), 'p3');
      await world.at('2026-04-23T01:30:00.000Z').runs(clerk);
      expect(
        world.mails.outcomes.filter((one) => one === `${clerk} assigned sent`),
        `point ${point}`,
      ).toHaveLength(2);
      expect(openOf(world), `point ${point}`).toBeUndefined();
    }
  });

  it('after SES took the mail is settled by SES’s own event, without a second mail', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    vi.spyOn(world.mails.records, 'note').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    await world.mails.records.note({ body, on: '2026-03-02', n: 1, recipientId: clerk }, { acceptedAt: gathered, messageId: 'm' });
    await world.at('2026-03-02T02:16:00.000Z').runs(clerk);
    expect(world.mails.sent).toHaveLength(1);
    expect(world.mails.outcomes).toContain('transport-clerk assigned sent');
    expect(openOf(world)).toBeUndefined();
  });

  it('of which nobody knows: what matters no more by then is told as uncertain and not sent again', async () => {
    const story = dispatched();
    const world = await (await MailWorld.begin()).tells(story);
    vi.spyOn(world.mails.records, 'note').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    story.at('2026-03-02T02:12:00.000Z').does('request-return', { assignmentId: 'a1', reason: '不属。', suggestedUnitId: 'police' });
    story.at('2026-03-02T02:13:00.000Z').does('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' });
    await world.product.tells(story);
    await world.at('2026-03-02T02:16:00.000Z').runs(clerk);
    expect(world.mails.sent).toHaveLength(1);
    expect(world.mails.outcomes).toContain('transport-clerk assigned uncertain');
  });

  it('of which nobody knows, and the index names its notices late: they are marked all the same when it does', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    vi.spyOn(world.mails.records, 'note').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    await world.tells(dispatched(), 'p2');
    const pending = await world.mails.notices.pending(body, clerk, tuesday, 9);
    vi.spyOn(world.mails.notices, 'pending').mockResolvedValueOnce(pending.filter(({ proposalId }) => proposalId === 'p2'));
    await world.at(tuesday).runs(clerk);
    await world.runs(clerk);
    expect(world.mails.sent.map(({ proposalId, again }) => [proposalId, again])).toEqual([
      ['p1', false],
      ['p2', false],
      ['p1', true],
    ]);
  });

  it.each(['claim', 'lane'])('and the one after it dies at its %s: what may have gone is marked still', async (at) => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    vi.spyOn(world.mails.records, 'note').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    world.mails.answers.set(`${clerk}@yunlan.example`, new MailNotTakenError('Throttling'));
    if (at === 'claim') vi.spyOn(world.mails.records, 'claim').mockRejectedValueOnce(new Error('crash'));
    else {
      const note = world.mails.records.note.bind(world.mails.records);
      // The lane's write that follows it counts the mail back.
      vi.spyOn(world.mails.records, 'note').mockImplementationOnce(async (name, facts) => {
        vi.spyOn(world.mails.lanes, 'write').mockRejectedValueOnce(new Error('crash'));
        return note(name, facts);
      });
    }
    await expect(world.at('2026-03-02T02:16:00.000Z').runs(clerk)).rejects.toThrow('crash');
    world.mails.answers.clear();
    await world.at('2026-03-02T02:22:00.000Z').runs(clerk);
    expect(world.mails.sent.map(({ again }) => again)).toEqual([false, true]);
    expect(world.mails.lanesOf.get(clerk)?.doubtful).toEqual([]);
  });

  it('before anything was recorded of the mail is known to have sent nothing: the next is a first one, and the day has it back', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    vi.spyOn(world.mails.records, 'claim').mockRejectedValueOnce(new Error('store down'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('store down');
    await world.at('2026-03-02T02:16:00.000Z').runs(clerk);
    expect(world.mails.sent.map(({ again }) => again)).toEqual([false]);
    expect(world.mails.lanesOf.get(clerk)?.sentToday).toBe(1);
  });
});

describe('a transport that fails', () => {
  it('and certainly took nothing: pending, not counted, and the next try is a first one', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    world.mails.answers.set(`${clerk}@yunlan.example`, new MailNotTakenError('Throttling'));
    await expect(world.at(gathered).runs(clerk)).rejects.toMatchObject({ name: 'MailNotTakenError' });
    expect(world.mails.lanesOf.get(clerk)).toMatchObject({ sentToday: 0 });
    expect([...world.mails.recordsOf.values()].map(mailStatus)).toEqual(['not-taken']);
    world.mails.answers.clear();
    await world.runs(clerk);
    expect(world.mails.sent.map(({ mailId, again }) => [mailId, again])).toEqual([[`${body}.2026-03-02.1.${clerk}`, false]]);
    expect([...world.mails.recordsOf.values()].map(mailStatus)).toEqual(['sent']);
  });

  it('and leaves open what it took: the next try waits a minute for SES’s word, and is marked', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    world.mails.answers.set(`${clerk}@yunlan.example`, new Error('socket hang up'));
    await expect(world.at(gathered).runs(clerk)).rejects.toThrow('socket hang up');
    world.mails.answers.clear();
    await expect(world.at('2026-03-02T02:10:59.000Z').runs(clerk)).rejects.toMatchObject({ name: 'LaneBusyError' });
    await world.at('2026-03-02T02:11:01.000Z').runs(clerk);
    expect(world.mails.sent.map(({ mailId, again }) => [mailId, again])).toEqual([[`${body}.2026-03-02.2.${clerk}`, true]]);
    expect(world.subjects[0]).toContain('【重发】');
  });

  it('for good: the address is refused under a name that the workflow knows, and nothing is lost', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    world.mails.answers.set(`${clerk}@yunlan.example`, { refused: 'InvalidParameterValue' });
    await expect(world.at(gathered).runs(clerk)).rejects.toMatchObject({ name: 'AddressRefusedError' });
    expect([...world.mails.recordsOf.values()].map(mailStatus)).toEqual(['refused']);
    expect(world.mails.outcomes).toContain('transport-clerk assigned pending');
    expect(world.mails.lanesOf.get(clerk)).toMatchObject({ sentToday: 0 });
    expect(openOf(world)).toBeUndefined();
  });
});

const without = (id: string, changes: object) => {
  const directory = aDirectory();
  const { email: _none, ...person } = directory.people.get(id)!;
  return { ...directory, people: new Map(directory.people).set(id, { ...person, ...changes }) };
};

describe('who cannot be reached', () => {
  it('is stood in for from the beginning, by name', async () => {
    const world = await (await MailWorld.begin(without(clerk, { deputyId: 'transport-leader' }))).tells(dispatched());
    expect(world.mails.outcomes).toEqual(
      expect.arrayContaining(['transport-clerk assigned forwarded', 'transport-leader assigned pending']),
    );
    await world.at(gathered).runs('transport-leader');
    expect(world.subjects).toEqual([expect.stringContaining('transport-leader: ')]);
    expect(world.mails.sent[0]?.rendered.text).toContain('陶安');
  });

  it('and left after the notice was written: the run hands everything on, and the deputy’s run sends it', async () => {
    const world = await (await MailWorld.begin()).tells(dispatched());
    await world.product.recordsDirectory(without(clerk, { active: false, deputyId: 'transport-leader' }));
    world.at(gathered);
    await world.runs(clerk);
    expect(world.mails.outcomes).toContain('transport-clerk assigned forwarded');
    expect([...world.mails.started.keys()]).toContain(`${body}.transport-leader.20260302T022000Z`);
    await world.at('2026-03-02T02:20:00.000Z').runs('transport-leader');
    expect(world.subjects).toEqual([expect.stringContaining('transport-leader: ')]);
  });

  it('with nobody to stand in: settled as that, and the dispatchers are told once, until somebody can be reached again', async () => {
    const world = await (await MailWorld.begin(without(clerk, {}))).tells(dispatched());
    await world.tells(dispatched(), 'p2');
    await world.at(gathered).runs(clerk);
    expect(world.mails.outcomes.filter((one) => one.startsWith(clerk))).toEqual([
      'transport-clerk assigned unreachable',
      'transport-clerk assigned unreachable',
    ]);
    await world.tells(dispatched(), 'p3');
    await world.at('2026-03-02T02:21:00.000Z').runs(clerk);
    expect(world.mails.outcomes.filter((one) => one.includes('address-failed'))).toEqual(['du address-failed pending']);
    await world.runs('du');
    expect(world.subjects).toEqual([expect.stringContaining('du: 【地址失效】')]);
  });

  it('is told of again when a stand-in came and went', async () => {
    const directories = { alone: without(clerk, {}), stoodInFor: without(clerk, { deputyId: 'transport-leader' }) };
    const world = await (await MailWorld.begin(directories.alone)).tells(dispatched());
    await world.at(gathered).runs(clerk);
    await world.tells(dispatched(), 'p2');
    await world.product.recordsDirectory(directories.stoodInFor);
    await world.at('2026-03-02T02:20:00.000Z').runs(clerk);
    expect(world.mails.lanesOf.get(clerk)).not.toHaveProperty('unreachableSince');
    await world.product.recordsDirectory(directories.alone);
    await world.at('2026-03-02T02:20:02.000Z').tells(dispatched(), 'p3');
    await world.at('2026-03-02T02:40:00.000Z').runs(clerk);
    expect(world.mails.outcomes.filter((one) => one.includes('address-failed'))).toHaveLength(2);
  });

  it('a crash on the way of handing on loses nothing and puts nothing twice', async () => {
    const begin = async () => {
      const world = await (await MailWorld.begin()).tells(dispatched());
      await world.product.recordsDirectory(without(clerk, { active: false, deputyId: 'transport-leader' }));
      return world.at(gathered);
    };
    const undisturbed = await begin();
    const passed = undisturbed.product.crash.passed;
    await undisturbed.runs(clerk);
    for (let point = passed + 1; point <= undisturbed.product.crash.passed; point += 1) {
      const world = await begin();
      world.product.crash.crashAt = point;
      await expect(world.runs(clerk)).rejects.toThrow('crash');
      await world.runs(clerk);
      expect(world.mails.outcomes).toEqual(undisturbed.mails.outcomes);
    }
  });
});

const records = (world: MailWorld, value: object | null) =>
  world.product.append(directoryKey(body), '2026-01-02T00:00:00.000Z', [{ type: 'RobotRecorded', unitId: 'transport', robot: value }]);

describe('a unit’s group robot', () => {
  const robotOf = 'robot:transport';
  const robot = { kind: 'dingtalk', host: 'oapi.dingtalk.com', address: 'a1', fingerprint: 'f' };
  it('is told in its own lane, beside the people', async () => {
    const world = await MailWorld.begin();
    await records(world, robot);
    await world.tells(dispatched());
    await world.at(gathered).runs(robotOf);
    expect(world.mails.toRobots).toMatchObject([{ body, unitId: 'transport', robot, title: '提案交办' }]);
    expect(world.mails.toRobots[0]?.markdown).toContain('第46号');
    expect(world.mails.outcomes).toEqual(expect.arrayContaining([`${robotOf} assigned sent`, `${clerk} assigned pending`]));
    expect(world.mails.sent).toEqual([]);
  });

  it('that was taken away meanwhile is told nothing, and nobody is asked to mend it', async () => {
    const world = await MailWorld.begin();
    await records(world, robot);
    await world.tells(dispatched());
    await records(world, null);
    await world.at(gathered).runs(robotOf);
    const about = world.mails.outcomes.filter((one) => one.startsWith('robot') || one.includes('address'));
    expect(about).toEqual([`${robotOf} assigned superseded`]);
  });
});
