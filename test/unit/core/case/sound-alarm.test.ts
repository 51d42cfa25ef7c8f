import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ledgerRegisters } from '#core/register/registers.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { aClock } from '#test/support/a-clock.ts';
import { caseIn } from '#test/support/case-in.ts';
import { ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const wired = ({ cases, access }: ProductInMemory) => ({ cases, registers: ledgerRegisters(access) });
const inReview = { execution: ofCase, waitingIn: 'in-review' };
const sounded = (product: ProductInMemory) =>
  product.ledger
    .log(p1)
    .flatMap(({ events }) => events as { type: string; rule?: string; covers?: string[]; clockId?: string }[])
    .filter(({ type }) => type === 'AlarmSounded');
const at = (instant: string): void => void vi.setSystemTime(instant);
const day = 86_400;
/** The minute of the story's review. */
const minute = 21;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

// Submitted in the session that closes on 16 January: the review is due 30 days after, on 15 February, a rest day of the
// Spring Festival, so on 24 February. Its alarms sound at 8:21, in the hour
// before the morning's mails.
describe('sounding the alarm of a wait', () => {
  it('records what is due and answers the time to the next alarm', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-14T01:00:00.000Z');
    expect(await soundAlarm(wired(product), inReview)).toEqual({ wakeIn: 10 * day - 3600 + minute * 60 });
    expect(sounded(product)).toMatchObject([{ clockId: 'review', rule: 'before-1', covers: ['before-3'] }]);
    expect(product.ledger.log(p1).at(-1)).toMatchObject({ command: 'sound-alarm', actor: { personId: 'system', role: 'system' } });
  });

  it('is the same however often the step runs', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-14T01:00:00.000Z');
    const first = await soundAlarm(wired(product), inReview);
    const log = product.ledger.log(p1);
    expect(await soundAlarm(wired(product), inReview)).toEqual(first);
    expect(product.ledger.log(p1)).toEqual(log);
  });

  it('two runs at once record one commit', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-14T01:00:00.000Z');
    const [one, other] = await Promise.all([soundAlarm(wired(product), inReview), soundAlarm(wired(product), inReview)]);
    expect(one).toEqual(other);
    expect(product.ledger.log(p1)).toHaveLength(2);
  });

  it('makes missed nights up once, each alarm on record and none twice', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-03-10T01:00:00.000Z');
    await soundAlarm(wired(product), inReview);
    at('2026-03-20T01:00:00.000Z');
    await soundAlarm(wired(product), inReview);
    const rules = sounded(product).flatMap(({ rule, covers = [] }) => [rule, ...covers]);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules).toEqual(
      expect.arrayContaining(['before-1', 'due-day', 'after-1', 'office', 'leader', 'list-2026-03-02', 'list-2026-03-16']),
    );
  });

  it('finds nothing to do before its time, and says how long', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-12T01:00:00.000Z');
    await soundAlarm(wired(product), inReview);
    const length = product.ledger.log(p1).length;
    at('2026-02-12T02:00:00.000Z');
    expect(await soundAlarm(wired(product), inReview)).toEqual({ wakeIn: 2 * day - 7200 + minute * 60 });
    expect(product.ledger.log(p1)).toHaveLength(length);
  });

  it('of a share sounds that share’s clocks alone', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-handling'));
    at('2026-03-30T01:00:00.000Z');
    await soundAlarm(wired(product), { execution: ofShare('a2'), waitingIn: 'in-handling' });
    expect(new Set(sounded(product).map(({ clockId }) => clockId))).toEqual(new Set(['a2.opinion']));
  });

  it('of a deadline that was moved records the reminders of the new one, named as those of the old', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-handling'));
    const sounds = () => soundAlarm(wired(product), { execution: ofShare('a1'), waitingIn: 'in-handling' });
    at('2026-05-19T01:00:00.000Z');
    await sounds();
    const clock = aClock('reply', { rule: { on: '2026-07-02' } });
    const { deadline, dueAt, yellowAt } = clock;
    const moved = { type: 'DeadlineMoved', clockId: 'a1.reply', deadline, dueAt, yellowAt, cause: 'extension' };
    await product.append(p1, '2026-05-29T02:00:00.000Z', [moved]);
    at('2026-06-17T01:00:00.000Z');
    await sounds();
    expect(sounded(product).map(({ rule }) => rule)).toEqual(['before-10', 'before-10']);
    expect((await sounds()).wakeIn).toBeGreaterThan(day);
  });

  it('silence decides what the policy lets it: the units are deemed to have signed', async () => {
    const story = caseIn('awaiting-dispatch')
      .at('2026-03-02T02:00:00.000Z')
      .does('dispatch', { lead: { unitId: 'transport' } });
    const product = await (await new ProductInMemory().recordsDirectory()).tells(story);
    at('2026-03-05T16:00:00.000Z');
    await soundAlarm(wired(product), { execution: ofShare('a1'), waitingIn: 'awaiting-sign-for' });
    expect(product.ledger.log(p1).at(-1)?.events).toContainEqual({ type: 'SignedFor', assignmentId: 'a1', deemed: true });
  });

  it('of a case without a log fails', async () => {
    await expect(soundAlarm(wired(new ProductInMemory()), inReview)).rejects.toThrow('no log');
  });
});
