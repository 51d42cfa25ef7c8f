import { describe, expect, it } from 'vitest';
import { answerPlans, badServices, effectPlans, random } from '../../bench/reminders/fault-plans.ts';
import type { FaultPlan } from '../../bench/reminders/fault-plans.ts';
import { runFaults } from '../../bench/reminders/fault-runs.ts';
import type { FaultFigures } from '../../bench/reminders/fault-runs.ts';

// Every kind of trouble, at some of the places where `npm run bench` puts it at each: six, spread over all effects of the week.
const sound = (runs: number): Partial<FaultFigures> => ({ runs, lost: 0, unmarkedDuplicates: 0, wrong: [] });

describe('what people are told, when something fails', { timeout: 180_000 }, () => {
  it('is told once, or again with a mark, after a crash before or after an effect, a throttled write, a lost answer', async () => {
    const figures = await runFaults((extent) => effectPlans(extent, Math.floor(extent.effects / 6), 0));
    expect(figures).toMatchObject(sound(6));
    expect(figures.faults).toBe(6);
    expect(figures.busiestPersonPerDay).toBe(2);
  });

  it('is told once, or again with a mark, whatever SES answers', async () => {
    const figures = await runFaults((extent) => answerPlans(extent, extent.mails));
    expect(figures).toMatchObject(sound(10));
    expect(figures.faults).toBe(10);
    // Answers that leave open whether the mail was taken, and nothing else, bring a marked one.
    expect(figures.markedMails).toBeGreaterThan(0);
  });

  it('is told to whoever stands in, when an address fails, and once when services repeat, reorder or lose', async () => {
    const failing: FaultPlan = { name: 'bounce', fates: new Map([['tao@yunlan.example', 'Permanent']]) };
    const behaving = badServices
      .filter((_, index) => index % 4 === 1)
      .map((services): FaultPlan => ({ name: JSON.stringify(services), services }));
    expect(await runFaults(() => [failing, ...behaving])).toMatchObject(sound(4));
  });
});

it('draws the same faults for a seed for ever', () => {
  const draw = random(7);
  expect([draw(), draw()].map((drawn) => drawn.toFixed(6))).toEqual(['0.011705', '0.061958']);
});
