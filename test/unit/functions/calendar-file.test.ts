import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { isOpen } from '#core/clock/clock.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { deadlineFeed } from '#core/feed/deadline-feed.ts';
import { feedNames } from '#core/feed/feed-texts.ts';
import { addDays } from '#core/calendar/calendar-date.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { calendarFile } from '#functions/serve-calendar/calendar-file.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';
import { moveOn } from '#test/support/random-case.ts';

const portalUrl = 'https://tian.example';

function fileOf({ proposal, policy, calendar }: CaseStory): string {
  const deadlines = deadlinesOf(proposal).map((deadline) => ({ proposalId: 'p1', deadline }));
  return calendarFile(feedNames.me, deadlineFeed(deadlines, { body: '990112', policy, calendar, portalUrl }));
}

/** As a calendar reads it: by somebody else's parser. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    on: String(event.getFirstPropertyValue('dtstart')),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
    modified: String(event.getFirstPropertyValue('last-modified')),
    status: String(event.getFirstPropertyValue('status')),
    summary: String(event.getFirstPropertyValue('summary')),
    description: String(event.getFirstPropertyValue('description')),
    alarms: event
      .getAllSubcomponents('valarm')
      .map((alarm) => `${String(alarm.getFirstPropertyValue('action'))} ${String(alarm.getFirstPropertyValue('trigger'))}`),
  }));
  return { calendar, events };
}

const SEED = { seed: 20261124, numRuns: 100 };
const draws = fc.array(fc.noBias(fc.nat({ max: 3_000_000 })), { minLength: 5, maxLength: 40, size: 'max' });

/** Plays a case by the numbers drawn, extensions among the moves; `watch` sees it after every move. */
function play(drawn: readonly number[], watch: (story: CaseStory) => void): void {
  const story = new CaseStory().begins();
  watch(story);
  for (const number of drawn) {
    moveOn(story, number);
    const [clock] = story.proposal.clocks.filter(isOpen);
    if (clock !== undefined && number % 7 === 0) moveDeadline(story, clock.id, addDays(clock.deadline.dueOn, 1 + (number % 20)));
    watch(story);
  }
}

describe('the file of a feed', () => {
  it('is one object that calendars come back for', () => {
    const { calendar } = read(fileOf(caseIn('in-handling')));
    const told = Object.fromEntries(calendar.getAllProperties().map((property) => [property.name, String(property.getFirstValue())]));
    expect(told).toEqual({
      version: '2.0',
      prodid: '-//proposal-pipeline//deadlines//ZH',
      method: 'PUBLISH',
      name: '我的提案办理期限 · My proposal deadlines',
      'x-wr-calname': '我的提案办理期限 · My proposal deadlines',
      'refresh-interval': 'PT1H',
      'x-published-ttl': 'PT1H',
    });
  });

  it('without anything due is a calendar all the same', () => {
    expect(read(calendarFile(feedNames['my-unit'], [])).events).toEqual([]);
  });

  it('tells due days as whole days without a zone and reminders as instants in UTC', () => {
    const file = fileOf(caseIn('in-handling'));
    expect(file).toContain('\r\nDTSTART;VALUE=DATE:20260602\r\n');
    expect(file).toContain('\r\nTRIGGER;VALUE=DATE-TIME:20260519T010000Z\r\n');
    expect(file).not.toMatch(/TZID|VTIMEZONE|DTEND/);
    expect(read(file).events.find(({ uid }) => uid.startsWith('p1.a1.reply'))).toEqual({
      uid: 'p1.a1.reply@990112',
      sequence: 0,
      on: '2026-06-02',
      stamp: '2026-03-02T02:00:00Z',
      modified: '2026-03-02T02:00:00Z',
      status: 'CONFIRMED',
      summary: '第46号 办理答复',
      description: '到期日 2026-06-02（办理答复）\nDue 2026-06-02 (reply)\nhttps://tian.example/cases/p1',
      alarms: ['DISPLAY 2026-05-19T01:00:00Z', 'DISPLAY 2026-05-28T01:00:00Z', 'DISPLAY 2026-06-02T01:00:00Z'],
    });
  });

  it('takes nobody’s time and is nobody else’s matter', () => {
    const file = fileOf(caseIn('in-review'));
    expect(file).toMatch(/\r\nTRANSP:TRANSPARENT\r\n/);
    expect(file).toMatch(/\r\nCLASS:PRIVATE\r\n/);
  });

  it('has no line over 75 octets, breaks none inside a character, and ends in a line end', () => {
    const file = fileOf(caseIn('in-consultation'));
    expect(file.endsWith('\r\n')).toBe(true);
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('keeps commas, semicolons and backslashes of a number as they are', () => {
    const story = caseIn('awaiting-number').records([
      { type: 'CaseNumberAssigned', series: 'case.6-1', number: 46, text: '六届1次,046;\\甲' },
    ]);
    expect(read(fileOf(story)).events.map(({ summary }) => summary)).toContain('第六届1次,046;\\甲号 交办');
  });
});

describe('whatever happens to a case', () => {
  it('every calendar can read its feed, which names each clock once', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, (story) => {
        const { events } = read(fileOf(story));
        const expected = story.proposal.clocks.map(({ id, closed }) => `p1.${id}@990112 ${closed === undefined}`);
        expect(events.map(({ uid, status }) => `${uid} ${status !== 'CANCELLED'}`).sort()).toEqual(expected.sort());
      });
    });
    fc.assert(law, SEED);
  });

  it('no event’s sequence goes down or its stamp back; what changed has gone up in one of them', () => {
    const law = fc.property(draws, (drawn) => {
      const before = new Map<string, ReturnType<typeof read>['events'][number]>();
      play(drawn, (story) => {
        for (const event of read(fileOf(story)).events) {
          const last = before.get(event.uid);
          if (last !== undefined) {
            expect(event.sequence).toBeGreaterThanOrEqual(last.sequence);
            expect(event.modified >= last.modified).toBe(true);
            if (event.on !== last.on || event.status !== last.status) expect(event.sequence).toBeGreaterThan(last.sequence);
          }
          before.set(event.uid, event);
        }
      });
    });
    fc.assert(law, SEED);
  });

  it('it is the same byte for byte while nothing of its days changes', () => {
    const law = fc.property(draws, (drawn) => {
      let last: { days: string; file: string } | undefined;
      play(drawn, (story) => {
        const now = { days: JSON.stringify(deadlinesOf(story.proposal)), file: fileOf(story) };
        if (last?.days === now.days) expect(now.file).toBe(last.file);
        last = now;
      });
    });
    fc.assert(law, { ...SEED, numRuns: 30 });
  });

  it('nothing is in it but numbers, days and kinds of work', () => {
    const kinds = Object.values(clockTerms).map(({ zh }) => zh);
    const summary = new RegExp(`^(第\\d+号|未编号提案) (${kinds.join('|')})$`);
    const description =
      /^到期日 [\d-]+（[^（）]{2,6}）(，暂定：放假安排公布后可能调整)?\nDue [\d-]+ \([a-z' -]+\)(, provisional: [a-z ]+)?\nhttps:\/\/tian\.example\/cases\/p1$/;
    const names = ['UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'TRANSP', 'DESCRIPTION', 'URL', 'STATUS', 'LAST-MODIFIED', 'CLASS'];
    const marks = ['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT'];
    const law = fc.property(draws, (drawn) => {
      play(drawn, (story) => {
        const { calendar, events } = read(fileOf(story));
        for (const event of events) {
          expect(event.summary).toMatch(summary);
          expect(event.description).toMatch(description);
        }
        const told = calendar
          .getAllSubcomponents('vevent')
          .flatMap((event) => event.getAllProperties().map(({ name }) => name.toUpperCase()));
        expect([...new Set(told)].sort()).toEqual([...names, ...marks].sort());
      });
    });
    fc.assert(law, { ...SEED, numRuns: 30 });
  });
});
