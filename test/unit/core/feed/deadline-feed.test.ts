import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { deadlineFeed } from '#core/feed/deadline-feed.ts';
import type { FeedDeadline, FeedEvent } from '#core/feed/deadline-feed.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';

const context = { body: '990112', policy: defaultPolicy, calendar: chinaCalendar, portalUrl: 'https://tian.example' };
const entriesOf = ({ proposal }: CaseStory): FeedDeadline[] => deadlinesOf(proposal).map((deadline) => ({ proposalId: 'p1', deadline }));
const feedOf = (story: CaseStory, changes: Partial<typeof context> = {}) => deadlineFeed(entriesOf(story), { ...context, ...changes });
const eventOf = (story: CaseStory, clockId: string, changes: Partial<typeof context> = {}): FeedEvent =>
  feedOf(story, changes).find(({ uid }) => uid === `p1.${clockId}@990112`)!;

const quiet = (from: string, to: string) => ({
  policy: { ...defaultPolicy, reminders: { ...defaultPolicy.reminders, quietDays: [{ from, to }] } },
});

describe('a due day in a calendar', () => {
  it('says number, kind of work and day, and where to read the case', () => {
    expect(eventOf(caseIn('in-handling'), 'a1.reply')).toMatchObject({
      sequence: 0,
      on: '2026-06-02',
      changedAt: '2026-03-02T02:00:00.000Z',
      status: 'confirmed',
      summary: '第46号 办理答复',
      description: '到期日 2026-06-02（办理答复）\nDue 2026-06-02 (reply)\nhttps://tian.example/cases/p1',
      url: 'https://tian.example/cases/p1',
    });
  });

  it('of a case without a number says so', () => {
    expect(eventOf(caseIn('in-review'), 'review').summary).toBe('未编号提案 审查立案');
    expect(eventOf(caseIn('awaiting-number'), 'dispatch').summary).toBe('未编号提案 交办');
    expect(eventOf(caseIn('awaiting-dispatch'), 'dispatch')).toMatchObject({ summary: '第46号 交办', sequence: 0 });
  });

  it('reminds on the mornings of the ladder, in UTC', () => {
    // Ten and three working days before Tuesday 2 June 2026, and on the day, at nine in China.
    expect(eventOf(caseIn('in-handling'), 'a1.reply').alarmsAt).toEqual([
      '2026-05-19T01:00:00.000Z',
      '2026-05-28T01:00:00.000Z',
      '2026-06-02T01:00:00.000Z',
    ]);
    const policy = { ...defaultPolicy, reminders: { ...defaultPolicy.reminders, atHour: 8.5 } };
    expect(eventOf(caseIn('in-handling'), 'a1.reply', { policy }).alarmsAt[0]).toBe('2026-05-19T00:30:00.000Z');
  });

  it('reminds once where quiet days put two reminders together, and never after the due day', () => {
    expect(eventOf(caseIn('in-handling'), 'a1.reply', quiet('2026-05-18', '2026-05-27')).alarmsAt).toEqual([
      '2026-05-28T01:00:00.000Z',
      '2026-06-02T01:00:00.000Z',
    ]);
    expect(eventOf(caseIn('in-handling'), 'a1.reply', quiet('2026-05-25', '2026-06-30')).alarmsAt).toEqual(['2026-05-19T01:00:00.000Z']);
  });

  it('that moved keeps its identity, goes up, and reminds anew', () => {
    const story = moveDeadline(caseIn('in-handling').at('2026-05-20T02:00:00.000Z'), 'a1.reply', '2026-07-01');
    expect(eventOf(story, 'a1.reply')).toMatchObject({
      uid: 'p1.a1.reply@990112',
      sequence: 1,
      on: '2026-07-01',
      changedAt: '2026-05-20T02:00:00.000Z',
      status: 'confirmed',
      alarmsAt: ['2026-06-16T01:00:00.000Z', '2026-06-26T01:00:00.000Z', '2026-07-01T01:00:00.000Z'],
    });
    story.at('2026-06-29T02:00:00.000Z');
    expect(eventOf(moveDeadline(story, 'a1.reply', '2026-07-02'), 'a1.reply').alarmsAt).toEqual(['2026-07-02T01:00:00.000Z']);
  });

  it('is cancelled when the clock ends, and goes up once more', () => {
    expect(eventOf(caseIn('awaiting-feedback'), 'a1.reply')).toMatchObject({
      sequence: 1,
      on: '2026-06-02',
      changedAt: '2026-04-15T02:00:00.000Z',
      status: 'cancelled',
      alarmsAt: [],
    });
  });

  it('that the calendar of working days may still move is tentative, and says so', () => {
    const calendar = { ...chinaCalendar, coveredUntil: '2026-03-31', days: chinaCalendar.days.filter(({ on }) => on <= '2026-03-31') };
    const story = caseIn('in-handling', { calendar });
    expect(eventOf(story, 'a1.reply').status).toBe('tentative');
    expect(eventOf(story, 'a1.reply').description).toMatch(/暂定.*\n.*provisional/);
  });
});

describe('a feed', () => {
  it('tells each clock of a case once, in the order of due days', () => {
    const feed = feedOf(caseIn('in-consultation'));
    expect(feed).toHaveLength(caseIn('in-consultation').proposal.clocks.length);
    expect(feed.map(({ on }) => on)).toEqual(feed.map(({ on }) => on).sort());
    const entries = entriesOf(caseIn('in-handling'));
    expect(deadlineFeed([...entries, ...entries.toReversed()], context)).toEqual(deadlineFeed(entries, context));
  });

  it('believes the end of a clock where one list still shows it open', () => {
    const [open] = entriesOf(caseIn('in-review'));
    const [ended] = entriesOf(caseIn('awaiting-number'));
    for (const entries of [
      [open!, ended!],
      [ended!, open!],
    ]) {
      expect(deadlineFeed(entries, context)).toMatchObject([{ uid: 'p1.review@990112', status: 'cancelled', sequence: 1 }]);
    }
  });
});
