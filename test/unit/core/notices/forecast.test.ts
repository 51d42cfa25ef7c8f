import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '#core/calendar/calendar-date.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { forecast, foresee, horizonEnd } from '#core/notices/forecast.ts';
import { forecastMails } from '#core/notices/forecast-mails.ts';
import type { ForecastMail } from '#core/notices/forecast-mails.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { moveOn, soundEverything } from '#test/support/random-case.ts';
import { RealLife } from './real-life.ts';
import { portalUrl } from './telling.ts';

const robot = { kind: 'wecom', host: 'robot.example', address: 'transport.1', fingerprint: 'ab12' } as const;
const directory = evolveDirectory(aDirectory({ du: { roles: ['dispatcher', 'unit-clerk'], unitId: 'transport' } }), {
  type: 'RobotRecorded',
  unitId: 'transport',
  robot,
});

const policyWith = (reminders: Partial<Policy['reminders']>): Policy => ({
  ...defaultPolicy,
  reminders: { ...defaultPolicy.reminders, ...reminders },
});

/** The mails a recipient is foreseen to get within so many days of the story's present. */
function foreseenMails(life: RealLife, recipientId: string, days: number): ForecastMail[] {
  const { story, commits, context } = life;
  const horizon = { now: story.now, days };
  const cases = new Map([[story.proposal.id, foresee(story.proposal, commits, horizon, context)]]);
  const sentToday = life.sentOn(recipientId, localDate(story.now, story.policy.timeZoneOffset));
  return forecastMails({ recipientId, pending: life.pendingOf(recipientId), cases, sentToday }, horizon, { ...context, portalUrl });
}

const begun = (settings: ConstructorParameters<typeof CaseStory>[0] = {}): RealLife =>
  new RealLife(new CaseStory(settings)).acts((story) => story.begins());

const inHandling = (settings: ConstructorParameters<typeof CaseStory>[0] = {}): RealLife => {
  const life = new RealLife(caseIn('awaiting-dispatch', settings));
  return life.acts((story) => story.at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth));
};

describe('the forecast of a case nobody touches', () => {
  it('has its reminders, escalations and what silence brings, in their order', () => {
    const life = inHandling();
    const notices = forecast(life.story.proposal, life.commits, { now: life.story.now, days: 11 }, life.context);
    expect(notices.map(({ rule, kind, recipientId, readyAt }) => `${readyAt.slice(5, 10)} ${rule} ${kind} ${recipientId}`)).toEqual([
      '03-04 before-1 reminder transport-clerk',
      '03-04 before-1 reminder parks-clerk',
      '03-05 due-day reminder transport-clerk',
      '03-05 due-day reminder parks-clerk',
      '03-06 silence silence transport-clerk',
      '03-06 silence silence parks-clerk',
    ]);
  });

  it('reaches to the end of the last day and leaves out what goes after it', () => {
    const life = inHandling();
    const count = (days: number): number => forecast(life.story.proposal, life.commits, { now: life.story.now, days }, life.context).length;
    expect([count(0), count(1), count(2), count(3), count(4)]).toEqual([0, 0, 2, 4, 6]);
    expect(horizonEnd({ now: '2026-03-02T02:00:00.000Z', days: 1 }, life.context)).toBe('2026-03-03T16:00:00.000Z');
  });

  it('is empty for a case that is over', () => {
    const story = caseIn('closed');
    const { notices, states } = foresee(story.proposal, [], { now: story.now, days: 300 }, story);
    expect([notices, states.length]).toEqual([[], 1]);
  });

  it('makes up what is due and was not recorded', () => {
    const life = new RealLife(caseIn('in-handling').at('2026-06-02T03:00:00.000Z'));
    const [first] = forecast(life.story.proposal, [], { now: life.story.now, days: 0 }, life.context);
    expect(first).toMatchObject({ rule: 'due-day', at: '2026-06-02T03:00:00.000Z', readyAt: '2026-06-02T03:10:00.000Z' });
  });
});

describe('the forecast of mails', () => {
  it('has what is pending: a prompt one at its minute, the assignment once', () => {
    const life = inHandling();
    const mails = foreseenMails(life, 'transport-clerk', 3);
    expect(mails.map(({ at, form, items }) => [at.slice(5, 16), form, ...items.map(({ kind }) => kind)])).toEqual([
      ['03-02T02:10', 'single', 'assigned'],
      [expect.stringMatching(/^03-04T01:/), 'single', 'reminder'],
      [expect.stringMatching(/^03-05T01:/), 'single', 'reminder'],
    ]);
  });

  it('counts what has gone today', () => {
    const life = inHandling();
    life.recordSent('transport-clerk', '2026-03-02', 2);
    expect(foreseenMails(life, 'transport-clerk', 3).map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
  });

  it('has what should have gone today already, at once, and what is left from earlier days in the morning', () => {
    const life = inHandling();
    life.story.at('2026-03-02T05:00:00.000Z');
    expect(foreseenMails(life, 'transport-clerk', 0).map(({ at }) => at)).toEqual(['2026-03-02T05:00:00.000Z']);
    life.story.at('2026-03-03T05:00:00.000Z');
    expect(foreseenMails(life, 'transport-clerk', 1).map(({ on }) => on)).toEqual(['2026-03-04', '2026-03-04']);
  });

  it('leaves out notices of cases that it is not given', () => {
    const life = inHandling();
    const pending = life.pendingOf('transport-clerk');
    const outbox = { recipientId: 'transport-clerk', pending, cases: new Map(), sentToday: 0 };
    expect(forecastMails(outbox, { now: life.story.now, days: 30 }, { ...life.context, portalUrl })).toEqual([]);
  });

  it('leaves out what will be outrun before the cap lets it go', () => {
    const life = inHandling({ policy: policyWith({ mailsPerDay: 1 }) }).passes('2026-03-05T00:59:59.000Z');
    expect(life.pendingOf('transport-clerk').map(({ rule }) => rule)).toEqual(['due-day']);
    life.story.at('2026-03-05T00:59:59.000Z');
    life.recordSent('transport-clerk', '2026-03-05', 1);
    const told = foreseenMails(life, 'transport-clerk', 1).flatMap(({ on, items }) => items.map(({ kind }) => `${on} ${kind}`));
    expect(told).toEqual(['2026-03-06 silence']);
  });
});

const policies = fc.record({
  atHour: fc.constantFrom(8, 9, 10.5),
  gatherMinutes: fc.constantFrom(0, 30, 60),
  spreadMinutes: fc.constantFrom(0, 30, 200),
  promptMinutes: fc.constantFrom(5, 10, 60),
  mailsPerDay: fc.constantFrom(1, 2, 3),
  dailyAfter: fc.integer({ min: 1, max: 6 }),
  thenEvery: fc.integer({ min: 1, max: 6 }),
  quietDays: fc.constantFrom<Policy['reminders']['quietDays'][]>([], [{ from: '2026-03-04', to: '2026-03-11' }]),
});

describe('whatever stage a case is in and whatever the policy', () => {
  it('the forecast is what then happens', () => {
    let mails = 0;
    let notices = 0;
    fc.assert(
      fc.property(
        policies,
        fc.array(fc.nat(), { minLength: 0, maxLength: 25 }),
        fc.integer({ min: 1, max: 50 }),
        (reminders, moves, days) => {
          const life = begun({ policy: policyWith(reminders), directory });
          for (const drawn of moves) life.acts((story) => moveOn(story, drawn));
          life.acts(soundEverything).sendsAllReady();
          const { story, commits, context } = life;
          const horizon = { now: story.now, days };
          const until = horizonEnd(horizon, context);
          const foreseen = forecast(story.proposal, commits, horizon, context);
          const people = [...directory.people.keys(), 'robot:transport'];
          const foreseenFor = people.map((id) => [id, foreseenMails(life, id, days)] as const);
          const known = life.notices.length;
          life.passes(until);
          expect(life.notices.slice(known).filter(({ readyAt }) => readyAt < until)).toEqual(foreseen);
          for (const [id, expected] of foreseenFor) expect(life.mails.get(id) ?? []).toEqual(expected);
          for (const [, expected] of foreseenFor) {
            const days = expected.map(({ on }) => on);
            for (const on of days) expect(days.filter((one) => one === on).length).toBeLessThanOrEqual(reminders.mailsPerDay);
          }
          notices += foreseen.length;
          mails += foreseenFor.flatMap(([, expected]) => expected).length;
        },
      ),
      { seed: 20_261_124, numRuns: 40 },
    );
    // Else the law would hold of nothing.
    expect(notices).toBeGreaterThan(300);
    expect(mails).toBeGreaterThan(300);
  });
});
