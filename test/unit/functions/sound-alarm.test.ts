import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soundAlarm } from '#functions/sound-alarm/sound-alarm.ts';
import { caseIn } from '#test/support/case-in.ts';
import { ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const inReview = { execution: ofCase, waitingIn: 'in-review' };
const sounded = (product: ProductInMemory) =>
  product.ledger
    .log(p1)
    .flatMap(({ events }) => events as { type: string; rule?: string; covers?: string[]; clockId?: string }[])
    .filter(({ type }) => type === 'AlarmSounded');
const at = (instant: string): void => void vi.setSystemTime(instant);
const day = 86_400;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

// Submitted in the session that closes on 16 January: the review is due 30 days after, on 15 February, a rest day of the
// Spring Festival, so on 24 February.
describe('sounding the alarm of a wait', () => {
  it('records what is due and answers the time to the next alarm', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-09T01:00:00.000Z');
    expect(await soundAlarm(product.desk, inReview)).toEqual({ wakeIn: 8 * day });
    expect(sounded(product)).toMatchObject([{ clockId: 'review', rule: 'before-15', covers: ['before-30'] }]);
    expect(product.ledger.log(p1).at(-1)).toMatchObject({ command: 'sound-alarm', actor: { personId: 'system', role: 'system' } });
  });

  it('is the same however often the step runs', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-17T01:00:00.000Z');
    const first = await soundAlarm(product.desk, inReview);
    const log = product.ledger.log(p1);
    expect(await soundAlarm(product.desk, inReview)).toEqual(first);
    expect(product.ledger.log(p1)).toEqual(log);
  });

  it('two runs at once record one commit', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-02-17T01:00:00.000Z');
    const [one, other] = await Promise.all([soundAlarm(product.desk, inReview), soundAlarm(product.desk, inReview)]);
    expect(one).toEqual(other);
    expect(product.ledger.log(p1)).toHaveLength(2);
  });

  it('makes missed nights up once, each alarm on record and none twice', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-03-10T01:00:00.000Z');
    await soundAlarm(product.desk, inReview);
    at('2026-03-20T01:00:00.000Z');
    await soundAlarm(product.desk, inReview);
    const rules = sounded(product).flatMap(({ rule, covers = [] }) => [rule, ...covers]);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules).toEqual(expect.arrayContaining(['before-1', 'due-day', 'after-1', 'office', 'leader']));
  });

  it('finds nothing to do before its time, and says how long', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-review'));
    at('2026-01-26T01:00:00.000Z');
    await soundAlarm(product.desk, inReview);
    const length = product.ledger.log(p1).length;
    at('2026-01-26T02:00:00.000Z');
    expect(await soundAlarm(product.desk, inReview)).toEqual({ wakeIn: 14 * day - 3600 });
    expect(product.ledger.log(p1)).toHaveLength(length);
  });

  it('of a share sounds that share’s clocks alone', async () => {
    const product = await (await new ProductInMemory().recordsDirectory()).tells(caseIn('in-handling'));
    at('2026-03-30T01:00:00.000Z');
    await soundAlarm(product.desk, { execution: ofShare('a2'), waitingIn: 'in-handling' });
    expect(new Set(sounded(product).map(({ clockId }) => clockId))).toEqual(new Set(['a2.opinion']));
  });

  it('silence decides what the policy lets it: the units are deemed to have signed', async () => {
    const story = caseIn('awaiting-dispatch')
      .at('2026-03-02T02:00:00.000Z')
      .does('dispatch', { lead: { unitId: 'transport' } });
    const product = await (await new ProductInMemory().recordsDirectory()).tells(story);
    at('2026-03-05T16:00:00.000Z');
    await soundAlarm(product.desk, { execution: ofShare('a1'), waitingIn: 'awaiting-sign-for' });
    expect(product.ledger.log(p1).at(-1)?.events).toContainEqual({ type: 'SignedFor', assignmentId: 'a1', deemed: true });
  });

  it('of a case without a log fails', async () => {
    await expect(soundAlarm(new ProductInMemory().desk, inReview)).rejects.toThrow('no log');
  });
});
