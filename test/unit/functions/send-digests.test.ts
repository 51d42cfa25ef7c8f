import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { morningOf } from '#core/notices/lane/mail-times.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import { now } from '#functions/platform/clock.ts';
import { recentCases } from '#functions/platform/mail/recent-cases.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T12:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Dispatched in the evening of Monday 2 March: what breaks out then goes on Tuesday morning. */
const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T12:00:00.000Z').does('dispatch', dispatchBoth);
const world = async (directory = aDirectory()) => (await MailWorld.begin(directory)).at('2026-03-02T12:00:01.000Z').tells(dispatched());
const momentOf = (id: string, on = '2026-03-03') => morningOf(id, `${on}T00:00:00.000Z`, defaultPolicy, chinaCalendar);
const before = (instant: string) => new Date(Date.parse(instant) - 1000).toISOString();
const readers = ['lin', 'parks-clerk', 'transport-clerk'];
// Committee and office were told long ago of what waited for them, and only look whether something is left.
const everybody = ['cao', 'du', ...readers];
const atHalfPast = '2026-03-03T01:30:00.000Z';

describe('the morning’s round', () => {
  it('sends to each whose moment has come, and to nobody before', async () => {
    const some = await world();
    const moments = [...new Set(readers.map((id) => momentOf(id)))].sort();
    for (const instant of moments.flatMap((moment) => [before(moment), moment])) {
      await some.at(instant).round();
      const due = readers.filter((id) => momentOf(id) <= instant).map((id) => `${id}@yunlan.example`);
      expect(some.mails.sent.map(({ to }) => to.email).sort(), instant).toEqual(due.sort());
    }
    expect(some.mails.sent).toHaveLength(3);
  });

  it('visits only those for whom something waits, and nobody twice a morning', async () => {
    const some = await world();
    expect(await some.at(atHalfPast).round()).toEqual({ visited: 5, handedOn: 0 });
    expect(await some.at('2026-03-03T01:35:00.000Z').round()).toEqual({ visited: 0, handedOn: 0 });
    expect(await some.at('2026-03-04T01:30:00.000Z').round()).toEqual({ visited: 0, handedOn: 0 });
  });

  it('lists once what waits, for all of them', async () => {
    const some = await world();
    const pending = vi.spyOn(some.mails.notices, 'pending');
    await some.at(atHalfPast).round();
    expect(some.mails.sent).toHaveLength(3);
    expect(pending).not.toHaveBeenCalled();
  });

  it('sends nothing again that was sent after it was listed', async () => {
    const some = await world();
    const listed = await some.at(atHalfPast).mails.notices.waiting(body, atHalfPast);
    for (const id of readers) await some.runs(id);
    vi.spyOn(some.mails.notices, 'waiting').mockResolvedValue(listed);
    expect(await some.round()).toMatchObject({ handedOn: 0 });
    expect(some.mails.sent).toHaveLength(3);
  });

  it('leaves to the next whoever’s moment comes while it reads the rules', async () => {
    const some = await world();
    const moment = momentOf('transport-clerk');
    const rules = vi.spyOn(some.product.cases, 'rules');
    rules.mockImplementationOnce(async (of) => {
      rules.mockRestore();
      return some.at(moment).product.cases.rules(of);
    });
    await some.at(before(moment)).round();
    expect(some.mails.outcomes).toContain('transport-clerk assigned pending');
    await some.at(new Date(Date.parse(moment) + 60_000).toISOString()).round();
    expect(some.mails.outcomes).toContain('transport-clerk assigned sent');
  });

  it('whose lane another run moved meanwhile lists anew what waits for that reader', async () => {
    const some = await world();
    const pending = vi.spyOn(some.mails.notices, 'pending');
    vi.spyOn(some.mails.lanes, 'write').mockResolvedValueOnce(false);
    await some.at(atHalfPast).round();
    expect(pending).toHaveBeenCalledTimes(1);
    expect(some.mails.sent).toHaveLength(3);
  });

  it('that finds nobody reads nothing of the ledger', async () => {
    const some = await world();
    await some.at(atHalfPast).round();
    const { reads } = some.product.ledger;
    await some.at('2026-03-04T01:30:00.000Z').round();
    expect(some.product.ledger.reads).toBe(reads);
  });

  it('a reader whose day is full is visited once that morning, and again the next', async () => {
    const some = await world();
    const full = { version: 1, day: '2026-03-03', sentToday: 2, digestOn: '', doubtful: [] };
    await some.mails.lanes.write(body, 'transport-clerk', full);
    await some.at(atHalfPast).round();
    expect(await some.at('2026-03-03T01:35:00.000Z').round()).toEqual({ visited: 0, handedOn: 0 });
    expect(some.mails.outcomes).toContain('transport-clerk assigned pending');
    await some.at('2026-03-04T01:30:00.000Z').round();
    expect(some.mails.outcomes).toContain('transport-clerk assigned sent');
  });

  it('rounds that are lost are made up by the next of that hour, or of the next day', async () => {
    const some = await world();
    await some.at('2026-03-03T01:55:00.000Z').round();
    expect(some.mails.sent).toHaveLength(3);
    const other = await world();
    await other.at('2026-03-04T01:30:00.000Z').round();
    expect(other.mails.sent).toHaveLength(3);
  });

  it.each(['2026-03-07', '2026-02-18'])('sends nothing on %s, which is no working day', async (on) => {
    const some = await world();
    expect(await some.at(`${on}T01:55:00.000Z`).round()).toEqual({ visited: 0, handedOn: 0 });
  });

  it('two lost nights are one digest', async () => {
    const story = caseIn('in-handling');
    const some = await MailWorld.begin();
    // Ten working days before the reply is due, and three: two alarms of one clock that nobody told of.
    story.at('2026-05-19T00:30:00.000Z').sounds({ assignmentId: 'a1' });
    story.at('2026-05-28T00:30:00.000Z').sounds({ assignmentId: 'a1' });
    await some.at('2026-05-28T00:30:01.000Z').tells(story);
    await some.at('2026-05-28T01:30:00.000Z').round();
    const toClerk = some.mails.sent.filter(({ to }) => to.email.startsWith('transport-clerk'));
    expect(toClerk.length).toBeLessThanOrEqual(2);
    expect(some.mails.outcomes.filter((one) => one.startsWith('transport-clerk reminder'))).not.toContain(
      'transport-clerk reminder pending',
    );
  });

  it('a recipient whose mail fails is handed to an execution and holds up nobody', async () => {
    const some = await world();
    some.mails.answers.set('transport-clerk@yunlan.example', new MailNotTakenError('Throttling'));
    expect(await some.at(atHalfPast).round()).toMatchObject({ handedOn: 1 });
    expect(some.mails.sent.map(({ to }) => to.email).sort()).toEqual(['lin@yunlan.example', 'parks-clerk@yunlan.example']);
    const [name] = [...some.mails.started.keys()].filter((one) => one.includes('transport-clerk.20260303'));
    expect(name).toBe(`${body}.transport-clerk.20260303T014000Z`);
    some.mails.answers.clear();
    await some.at('2026-03-03T01:40:00.000Z').runs('transport-clerk');
    expect(some.mails.sent).toHaveLength(3);
  });

  it('keeps its cursor, and tells all others first, when a recipient can neither be told nor handed on', async () => {
    const some = await world();
    some.mails.answers.set('transport-clerk@yunlan.example', new MailNotTakenError('Throttling'));
    const { transport } = some.lane;
    // The others' mails are under way still when that recipient's run has failed.
    const slow: typeof transport = {
      async send(mail) {
        if (!mail.to.email.startsWith('transport-clerk')) for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        return transport.send(mail);
      },
    };
    const lane = { ...some.lane, transport: slow, cases: some.product.cases, digests: () => Promise.reject(new Error('no executions')) };
    const { sendDigests } = await import('#functions/send-digests/send-digests.ts');
    some.at(atHalfPast);
    const round = sendDigests({ ...lane, marks: some.mails.marks, now, elapsed: () => Date.now() }, { round: { bodies: [body] } });
    await expect(round).rejects.toThrow('no executions');
    expect(some.mails.cursors.get('round')).toBeUndefined();
    // The others are told by then: nothing goes on behind a round that has ended.
    expect(some.mails.sent.map(({ to }) => to.email).sort()).toEqual(['lin@yunlan.example', 'parks-clerk@yunlan.example']);
    expect([...some.mails.lanesOf.values()].filter(({ open }) => open !== undefined)).toEqual([]);
  });

  it('visits those who left as well, so that nothing of theirs stays pending', async () => {
    const some = await world();
    const directory = aDirectory({ 'transport-clerk': { active: false, deputyId: 'transport-leader' } });
    await some.product.recordsDirectory(directory);
    await some.at(atHalfPast).round();
    expect(some.mails.outcomes).toContain('transport-clerk assigned forwarded');
    await some.at('2026-03-03T01:40:00.000Z').runs('transport-leader');
    expect(some.mails.outcomes).toContain('transport-leader assigned sent');
  });

  it('a round that dies on the way is taken up by the next, without a second mail to anybody', async () => {
    const undisturbed = await world();
    const begin = undisturbed.product.crash.passed;
    await undisturbed.at(atHalfPast).round();
    const points = undisturbed.product.crash.passed - begin;
    for (let point = 1; point <= points; point += 5) {
      const some = await world();
      some.product.crash.crashAt = begin + point;
      await some
        .at(atHalfPast)
        .round()
        .catch(() => undefined);
      await some.at('2026-03-03T01:36:00.000Z').round();
      for (const id of everybody) await some.at('2026-03-03T01:50:00.000Z').runs(id);
      expect(some.mails.outcomes, `point ${point}`).toEqual(undisturbed.mails.outcomes);
      const unmarked = some.mails.sent.filter(({ again }) => !again).map(({ to }) => to.email);
      expect(unmarked.length, `point ${point}`).toBe(new Set(unmarked).size);
    }
  });
});

describe('cases read in a round', () => {
  it('are read once for all who come within five seconds, then again', async () => {
    let time = 0;
    const read = vi.fn<(body: string, id: string) => Promise<never>>().mockResolvedValue({ seq: 1 } as never);
    const cases = recentCases({ read }, () => time);
    await Promise.all([cases.read(body, 'p1'), cases.read(body, 'p1'), cases.read(body, 'p2')]);
    expect(read).toHaveBeenCalledTimes(2);
    time = 4_999;
    await cases.read(body, 'p1');
    expect(read).toHaveBeenCalledTimes(2);
    time = 5_000;
    await cases.read(body, 'p1');
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('a read that failed is not kept', async () => {
    const read = vi
      .fn<(body: string, id: string) => Promise<never>>()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue({ seq: 1 } as never);
    const cases = recentCases({ read }, () => 0);
    await expect(cases.read(body, 'p1')).rejects.toThrow('down');
    expect(await cases.read(body, 'p1')).toEqual({ seq: 1 });
  });
});
