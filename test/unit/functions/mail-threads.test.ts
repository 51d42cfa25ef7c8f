import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { MailWorld } from '#test/support/mail-world.ts';

const clerk = 'transport-clerk';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('a thread begins with the first mail about a case, and nothing is written of it with those that follow', async () => {
  const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
  const world = await (await MailWorld.begin()).tells(story);
  await world.at('2026-03-02T02:10:00.000Z').runs(clerk);
  story.at('2026-03-02T03:00:00.000Z').does('sign-for', { assignmentId: 'a2' }).does('give-opinion', anOpinion);
  await world.at('2026-03-02T03:00:01.000Z').tells(story);
  const before = world.product.crash.effects.length;
  await world.at('2026-03-03T01:30:00.000Z').runs(clerk);
  expect(world.mails.sent.map(({ threadOf }) => threadOf)).toEqual([undefined, 'message-1']);
  expect(world.product.crash.effects.slice(before).filter((effect) => effect.startsWith('mark'))).toEqual([]);
});
