import { describe, expect, it } from 'vitest';
import { addDays } from '#core/calendar/calendar-date.ts';
import { nextAlarmAt } from '#core/clock/alarms.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

// Without a window to gather in, alarms sound at nine sharp, 01 UTC.
const sharp: Policy = { ...defaultPolicy, reminders: { ...defaultPolicy.reminders, gatherMinutes: 0 } };

const rulesOf = (events: readonly CaseEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'AlarmSounded' ? [`${event.clockId}:${event.rule}`] : []));

describe('an alarm', () => {
  it('is recorded when due, and nothing is recorded before or again', () => {
    // The review of a proposal of the session is due on 24 February, the first day after the Spring Festival.
    const story = caseIn('in-review', { policy: sharp }).at('2026-02-12T00:59:59.999Z');
    expect(story.alarms()).toEqual([]);
    story.at('2026-02-12T01:00:00.000Z');
    expect(story.alarms()).toEqual([{ type: 'AlarmSounded', clockId: 'review', rule: 'before-3', action: 'remind', covers: [] }]);
    expect(story.sounds().alarms()).toEqual([]);
  });

  it('that was missed is made up once, by the latest of its kind', () => {
    const story = caseIn('in-review').at('2026-03-07T00:00:00.000Z');
    expect(story.alarms()).toEqual([
      {
        type: 'AlarmSounded',
        clockId: 'review',
        rule: 'list-2026-03-02',
        action: 'remind',
        covers: ['before-3', 'before-1', 'due-day', 'after-1'],
      },
      { type: 'AlarmSounded', clockId: 'review', rule: 'office', action: 'office', covers: [] },
      { type: 'AlarmSounded', clockId: 'review', rule: 'leader', action: 'leader', covers: [] },
      { type: 'PutOnDesk', clockId: 'review', personId: 'he' },
    ]);
    expect(story.sounds().alarms()).toEqual([]);
    expect(story.proposal.desk).toEqual({ personId: 'he', since: '2026-03-07T00:00:00.000Z', clockId: 'review' });
  });

  it('of a share is none of the case’s, nor of another share’s', () => {
    const story = caseIn('in-handling').at('2026-03-26T01:00:00.000Z');
    expect(story.alarms()).toEqual([]);
    expect(story.alarms({ assignmentId: 'a1' })).toEqual([]);
    expect(rulesOf(story.alarms({ assignmentId: 'a2' }))).toEqual(['a2.opinion:before-5']);
  });

  it('that was missed of several kinds is recorded from the holder up to the leader', () => {
    const story = caseIn('in-handling').at('2026-06-09T01:00:00.000Z');
    const events = story.alarms({ assignmentId: 'a1' });
    expect(events.map((event) => (event.type === 'AlarmSounded' ? `${event.action} ${event.rule}` : event.type))).toEqual([
      'remind list-2026-06-08',
      'unit-leader unit-leader',
      'office office',
      'leader leader',
      'PutOnDesk',
    ]);
  });

  it('of a lost night is made up with the next, two of one day by one record', () => {
    const story = caseIn('in-handling').at('2026-06-01T02:00:00.000Z').sounds({ assignmentId: 'a1' });
    expect(story.at('2026-06-03T02:00:00.000Z').alarms({ assignmentId: 'a1' })).toEqual([
      { type: 'AlarmSounded', clockId: 'a1.reply', rule: 'after-1', action: 'remind', covers: ['due-day'] },
      { type: 'AlarmSounded', clockId: 'a1.reply', rule: 'unit-leader', action: 'unit-leader', covers: [] },
      { type: 'AlarmSounded', clockId: 'a1.reply', rule: 'office', action: 'office', covers: [] },
    ]);
  });

  it('goes to nobody’s desk in a directory that has nobody in charge', () => {
    const told = caseIn('in-review');
    const story = new CaseStory({ now: '2026-04-01T00:00:00.000Z', directory: emptyDirectory }).records(
      told.entries.map(({ event }) => event),
    );
    expect(story.sounds().proposal.desk).toBeNull();
    expect(rulesOf(story.entries.map(({ event }) => event))).toContain('review:leader-month-1');
  });
});

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

const upwards = (at: string, story: CaseStory) => story.at(at).alarms({ assignmentId: 'a1' });
const overdue = () => caseIn('in-handling').at('2026-06-09T01:00:00.000Z').sounds({ assignmentId: 'a1' });

describe('an escalation of every month', () => {
  it('tells the unit’s leader and the supervising leader again, on whose desk it stays as long as it lay there', () => {
    const events = upwards('2026-07-02T01:00:00.000Z', overdue());
    expect(events).toMatchObject([
      { action: 'remind', rule: 'list-2026-06-29' },
      { action: 'unit-leader', rule: 'unit-leader-month-1', covers: [] },
      { action: 'leader', rule: 'leader-month-1', covers: [] },
    ]);
  });

  it('moves to whoever is in charge by then', () => {
    const people = { song: { active: false } };
    const later = new CaseStory({ directory: aDirectory(people) }).records(overdue().entries.map(({ event }) => event));
    expect(upwards('2026-07-02T01:00:00.000Z', later).at(-1)).toEqual({ type: 'PutOnDesk', clockId: 'a1.reply', personId: 'du' });
  });
});

describe('silence', () => {
  const lead = { assignmentId: 'a1' };
  const coHandler = { assignmentId: 'a2' };

  it('of a unit is taken as having signed for its share', () => {
    const story = dispatched().at('2026-03-05T16:00:00.000Z').sounds(lead);
    expect(story.entries.at(-1)?.event).toEqual({ type: 'SignedFor', assignmentId: 'a1', deemed: true });
    expect(story.proposal).toMatchObject({
      assignments: [{ status: 'in-handling', signedForAt: '2026-03-05T16:00:00.000Z' }, { status: 'awaiting-sign-for' }],
    });
  });

  it('of the office is taken as refusing the return', () => {
    const story = dispatched()
      .does('request-return', { ...lead, reason: '非本局职责。', suggestedUnitId: 'police' })
      .at('2026-03-16T16:00:00.000Z')
      .sounds(lead);
    expect(story.entries.at(-1)?.event).toEqual({ type: 'ReturnRefused', assignmentId: 'a1', bySilence: true });
  });

  it('of a co-handler lets its opinion lapse, so that the lead can go on', () => {
    const story = caseIn('in-handling').at('2026-04-17T16:00:00.000Z').sounds(coHandler);
    expect(story.entries.at(-1)?.event).toEqual({ type: 'OpinionLapsed', assignmentId: 'a2' });
  });

  it('of the author withdraws what was returned for revision', () => {
    const story = caseIn('in-revision').at('2026-03-09T16:00:00.000Z').sounds();
    expect(story.entries.at(-1)?.event).toEqual({ type: 'ProposalWithdrawn', bySilence: true });
    expect(story.proposal).toMatchObject({ stage: { name: 'withdrawn', bySilence: true } });
  });

  it('of the member closes the case as not judged', () => {
    const story = caseIn('awaiting-feedback').at('2026-05-09T16:00:00.000Z').sounds();
    expect(story.entries.slice(-2).map(({ event }) => event)).toEqual([
      { type: 'FeedbackLapsed', round: 0 },
      { type: 'ProposalClosed', outcome: 'no-feedback' },
    ]);
    expect(story.proposal).toMatchObject({ stage: { name: 'closed', outcome: 'no-feedback' }, feedbacks: [] });
  });

  it('means nothing for a feedback clock of a case that does not wait for feedback', () => {
    const story = caseIn('awaiting-feedback')
      .records([{ type: 'ConsultationOpened' }])
      .at('2026-05-09T16:00:00.000Z');
    expect(story.alarms().map(({ type }) => type)).not.toContain('FeedbackLapsed');
  });

  it('decides nothing where the policy says never', () => {
    const policy = policySchema.parse({
      ...defaultPolicy,
      silence: { ...defaultPolicy.silence, feedback: { outcome: 'never', workingDaysAfterDue: 0 } },
    });
    const story = caseIn('awaiting-feedback', { policy }).at('2026-06-09T16:00:00.000Z').sounds();
    expect(story.proposal).toMatchObject({ stage: { name: 'awaiting-feedback' }, desk: { personId: 'he' } });
  });

  it('on two clocks of one share at once ends the share once', () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z');
    story.does('dispatch', { lead: { unitId: 'transport' }, coHandlers: [{ unitId: 'parks', due: { amount: 1, unit: 'working-day' } }] });
    story.at('2026-03-13T02:00:00.000Z').does('request-return', { ...coHandler, reason: '非本局职责。', suggestedUnitId: 'police' });
    // The opinion lapses on 17 March, the decision would be taken as refused on 27 March: both are over.
    story.at('2026-04-01T00:00:00.000Z').sounds(coHandler);
    const types = story.entries.map(({ event }) => event.type);
    expect(types).toContain('OpinionLapsed');
    expect(types).not.toContain('ReturnRefused');
    expect(story.proposal).toMatchObject({ assignments: [{ id: 'a1' }, { status: 'opinion-lapsed' }] });
    expect(story.proposal.clocks.filter(({ assignmentId, closed }) => assignmentId === 'a2' && closed === undefined)).toEqual([]);
  });

  it('on sign-for and opinion at once signs for the share and lets it lapse', () => {
    const story = dispatched().at('2026-05-20T00:00:00.000Z').sounds(coHandler);
    expect(story.proposal).toMatchObject({
      assignments: [{ id: 'a1' }, { status: 'opinion-lapsed', signedForAt: '2026-05-20T00:00:00.000Z' }],
    });
  });
});

describe('a proposal nobody acts on for 200 days', () => {
  const story = new CaseStory({ now: '2026-02-25T02:00:00.000Z' }).begins('submitted', aContent());
  const until = '2026-09-13T02:00:00.000Z';
  let wakes = 0;
  for (let next = story.now; next <= until; wakes += 1) {
    story.at(next).sounds();
    next = story.proposal.clocks.flatMap((clock) => nextAlarmAt(clock, story.now, story.policy, story.calendar) ?? [])[0] ?? '';
    if (next === '') throw new Error('the clock fell silent');
  }
  const events = story.entries.map(({ event }) => event);

  it('ends on the desk of the committee’s head', () => {
    // Due on 17 March (15 working days, the make-up Saturday 28 February counted), five working days later on the desk.
    expect(story.proposal).toMatchObject({
      stage: { name: 'in-review' },
      desk: { personId: 'he', since: expect.stringMatching(/^2026-03-24T00:/), clockId: 'review' },
    });
    expect(events.filter(({ type }) => type === 'PutOnDesk')).toHaveLength(1);
  });

  it('has every alarm on record, each rule once', () => {
    const [review] = story.proposal.clocks;
    expect(new Set(review?.sounded).size).toBe(review?.sounded.length);
    const mondays = Array.from({ length: 25 }, (_, nth) => `list-${addDays('2026-03-23', 7 * nth)}`);
    const months = Array.from({ length: 5 }, (_, nth) => `leader-month-${nth + 1}`);
    expect(review?.sounded.toSorted()).toEqual(
      ['before-3', 'before-1', 'due-day', 'after-1', 'office', 'leader', ...mondays, ...months].toSorted(),
    );
    // One wake more than instants, the first look when the wait opens; the office is told at a reminder's instant, the second and the third month are Mondays too.
    expect(wakes).toBe(review!.sounded.length - 2);
  });
});
