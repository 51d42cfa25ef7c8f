import { describe, expect, it } from 'vitest';
import { aReader } from '#test/support/a-mail.ts';
import { contentOf } from '#core/notices/render/mail-content.ts';
import { planMails } from '#core/notices/lane/plan-mails.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { noticeOf, telling } from './telling.ts';

const a1 = { assignmentId: 'a1' };
const theReturn = { ...a1, reason: '非本局职责。', suggestedUnitId: 'police' };
const on = (day: string, story: CaseStory) => telling(story.at(`2026-${day}T01:00:00.000Z`), (told) => told.sounds(a1));

/** A lead that has a week, and a co-handler that has until 2 April. */
const inAHurry = () =>
  caseIn('awaiting-dispatch')
    .at('2026-03-02T02:00:00.000Z')
    .does('dispatch', { ...dispatchBoth, lead: { unitId: 'transport', due: { amount: 7, unit: 'working-day' } } })
    .at('2026-03-03T02:00:00.000Z')
    .does('sign-for', a1)
    .does('sign-for', { assignmentId: 'a2' });

describe('a lead that waits for opinions', () => {
  it('is not pressed as long as they are not due, nor is its leader; the office hears of it', () => {
    const told = on('03-12', inAHurry());
    expect(told.outrun(noticeOf(told, 'reminder'))).toBe('waits-for-opinions');
    expect(told.outrun(noticeOf(told, 'overdue-unit'))).toBe('waits-for-opinions');
    expect(told.outrun(noticeOf(told, 'overdue-office'))).toBeUndefined();
  });

  it('is pressed once they are in', () => {
    const told = on('03-12', inAHurry().does('give-opinion', anOpinion));
    expect(told.outrun(noticeOf(told, 'reminder'))).toBeUndefined();
  });

  it('is pressed once they are overdue: then it can ask for them', () => {
    const told = on('04-03', inAHurry());
    expect(told.outrun(noticeOf(told, 'overdue-list'))).toBeUndefined();
  });
});

describe('a unit that asked to return its assignment', () => {
  it('is not pressed to handle it until that is decided', () => {
    const asked = caseIn('awaiting-dispatch')
      .at('2026-03-02T02:00:00.000Z')
      .does('dispatch', { lead: { unitId: 'transport', due: { amount: 7, unit: 'working-day' } } })
      .at('2026-03-05T02:00:00.000Z')
      .does('request-return', theReturn);
    const told = on('03-11', asked);
    expect(told.outrun(noticeOf(told, 'reminder', 'transport-clerk'))).toBe('waits-for-decision');
    expect(told.outrun(noticeOf(told, 'reminder', 'du'))).toBeUndefined();
  });
});

describe('what went up', () => {
  it('is no longer on the list of the office', () => {
    const late = caseIn('in-handling').does('give-opinion', anOpinion);
    const told = on('06-03', late);
    expect(told.outrun(noticeOf(told, 'overdue-office'))).toBeUndefined();
    late.at('2026-06-09T01:00:00.000Z').sounds(a1);
    expect(told.outrun(noticeOf(told, 'overdue-office'))).toBe('escalated');
  });
});

describe('the weekly list', () => {
  it('is one mail, however much is in it', () => {
    const told = on('06-08', caseIn('in-handling').does('give-opinion', anOpinion).at('2026-06-03T01:00:00.000Z').sounds(a1));
    const notice = noticeOf(told, 'overdue-list', 'transport-clerk');
    const entries = Array.from({ length: 46 }, (_, nth) => ({
      notice: { ...notice, proposalId: `p${nth}` },
      item: { ...told.item(notice), proposalId: `p${nth}` },
    }));
    const mails = planMails(entries, defaultPolicy.reminders.mailsPerDay, true);
    expect(mails.map((mail) => contentOf(mail, { reader: aReader(), on: '2026-06-08', again: false }).items.length)).toEqual([46]);
  });

  it('is not what a member gets, who is reminded', () => {
    const revision = caseIn('in-revision').at('2026-02-11T01:00:00.000Z').sounds().at('2026-02-24T01:00:00.000Z').sounds();
    const told = telling(revision.at('2026-03-02T01:00:00.000Z'), (story) => story.sounds());
    expect(told.notices.filter(({ recipientId }) => recipientId === 'lin').map(({ kind, rule, urgency }) => [kind, rule, urgency])).toEqual(
      [['reminder', 'list-2026-03-02', 'digest']],
    );
  });
});
