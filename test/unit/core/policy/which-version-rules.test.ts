import { describe, expect, it } from 'vitest';
import { initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { isOpen } from '#core/clock/clock.ts';
import { nextAlarmAt } from '#core/clock/alarms.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import type { Policies } from '#core/policy/policies.ts';
import { reckoningInForce } from '#core/policy/rulebook.ts';
import type { Rulebook } from '#core/policy/rulebook.ts';
import { actionsFor } from '#core/actions/actions.ts';
import { aContent } from '#test/support/a-content.ts';
import { CaseStory } from '#test/support/case-story.ts';

/** Quicker replies, and no silence that signs for a unit: for cases filed from 1 March 2026 on. */
const quicker = policySchema.parse({
  ...defaultPolicy,
  version: '2026-quick',
  clocks: { ...defaultPolicy.clocks, reply: { amount: 20, unit: 'working-day' } },
  silence: { ...defaultPolicy.silence, 'sign-for': { outcome: 'never', workingDaysAfterDue: 0 } },
  reminders: { ...defaultPolicy.reminders, atHour: 10 },
});
const policies: Policies = {
  preset: defaultPolicy,
  recorded: [{ policy: quicker, inForceFrom: '2026-03-01', recordedAt: '2026-02-01T02:00:00.000Z' }],
};

/** A story that has both in its rulebook, and goes by the one in force at each instant. */
class RuledStory extends CaseStory {
  rulebook: Rulebook = { policies, calendars: initialCalendars };

  override context(actorId = 'system') {
    const inForce = reckoningInForce(this.rulebook, this.now);
    return { ...super.context(actorId), ...inForce, rulebook: this.rulebook };
  }
}

const lead = { lead: { unitId: 'transport' } };
const clockOf = (story: CaseStory, id: string) => {
  const clock = story.proposal.clocks.find((one) => one.id === id);
  if (clock === undefined) throw new Error(`no clock ${id}`);
  return clock;
};

function filedOn(day: string): RuledStory {
  const story = new RuledStory();
  story.begins('submitted', aContent()).at(`${day}T02:00:00.000Z`).does('file').numbers();
  return story;
}

describe('a policy', () => {
  it('rules the cases filed from its day on, whenever their clocks open', () => {
    const before = filedOn('2026-02-27').at('2026-03-10T02:00:00.000Z').does('dispatch', lead);
    const after = filedOn('2026-03-02').at('2026-03-10T02:00:00.000Z').does('dispatch', lead);
    expect(clockOf(before, 'a1.reply')).toMatchObject({ policyVersion: 'default-3', deadline: { dueOn: '2026-06-10' } });
    expect(clockOf(after, 'a1.reply')).toMatchObject({ policyVersion: '2026-quick', deadline: { dueOn: '2026-04-08' } });
  });

  it('is what an open clock follows in its silence, and not the one in force', () => {
    const before = filedOn('2026-02-27').at('2026-03-10T02:00:00.000Z').does('dispatch', lead);
    const after = filedOn('2026-03-02').at('2026-03-10T02:00:00.000Z').does('dispatch', lead);
    for (const story of [before, after]) story.at('2026-03-20T02:00:00.000Z').sounds({ assignmentId: 'a1' });
    expect(before.proposal).toMatchObject({ assignments: [{ status: 'in-handling' }] });
    expect(after.proposal).toMatchObject({ assignments: [{ status: 'awaiting-sign-for' }] });
  });

  it('in force says at which hour everybody is reminded, of whatever case', () => {
    const before = filedOn('2026-02-27').at('2026-03-10T02:00:00.000Z').does('dispatch', lead);
    const { policy, calendar, rulebook } = before.context();
    const next = nextAlarmAt(clockOf(before, 'a1.sign-for'), before.now, policy, calendar, rulebook);
    // Between nine and ten in China: the hour before ten, in which alarms are gathered.
    expect(next?.slice(0, 13)).toBe('2026-03-12T01');
  });

  it('rules what people are told they may do', () => {
    const person = filedOn('2026-02-27').directory.people.get('du');
    if (person === undefined) throw new Error('nobody dispatches');
    const days = (story: RuledStory) =>
      actionsFor(person, story.at('2026-03-10T02:00:00.000Z').proposal, story.context('du'))
        .flatMap((action) => (action.possible && action.command === 'dispatch' ? action.consequences : []))
        .flatMap(({ sentences }) => sentences.map(({ en }) => en))
        .filter((sentence) => sentence.includes('"reply"'));
    expect(days(filedOn('2026-02-27'))[0]).toContain('10 June 2026');
    expect(days(filedOn('2026-03-02'))[0]).toContain('8 April 2026');
  });
});

describe('a calendar year', () => {
  const calendars: Calendars = {
    recorded: [
      {
        year: 2027,
        notice: '国务院办公厅关于2027年部分节假日安排的通知',
        issuedOn: '2026-11-05',
        holidays: [{ name: '元旦', nameEn: "New Year's Day", from: '2027-01-01', until: '2027-01-04' }],
        recordedAt: '2026-11-06T02:00:00.000Z',
      },
    ],
  };

  it('rules the clocks opened from its recording on; those that are open stay as they are', () => {
    const story = filedOn('2026-03-02')
      .at('2026-12-14T02:00:00.000Z')
      .does('dispatch', { lead: { unitId: 'transport', due: { amount: 15, unit: 'working-day' } } });
    const opened = clockOf(story, 'a1.reply');
    expect(opened.deadline).toMatchObject({ dueOn: '2027-01-05', provisional: true });
    story.rulebook = { policies, calendars };
    story.at('2026-12-14T03:00:00.000Z').does('dispatch', { coHandlers: [{ unitId: 'parks', due: { amount: 15, unit: 'working-day' } }] });
    expect(clockOf(story, 'a2.opinion').deadline).toMatchObject({ dueOn: '2027-01-06', provisional: false });
    expect(clockOf(story, 'a1.reply')).toEqual(opened);
    expect(story.proposal.clocks.filter(isOpen)).toHaveLength(4);
  });
});
