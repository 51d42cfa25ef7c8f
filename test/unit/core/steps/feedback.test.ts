import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import { aReply, caseIn, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const answered = (settings = {}) => caseIn('awaiting-feedback', settings).at('2026-04-20T02:00:00.000Z');

describe('the member’s judgement', () => {
  it.each([
    ['satisfied', 'satisfied'],
    ['basically', 'basically-satisfied'],
  ])('of a result that is %s closes the case as %s', (result, outcome) => {
    const feedback = { attitude: 'not', result, comment: '态度有待改进。' };
    const story = answered();
    expect(story.answers('give-feedback', feedback)).toEqual([
      { type: 'FeedbackGiven', round: 0, ...feedback },
      { type: 'ProposalClosed', outcome },
    ]);
    expect(story.does('give-feedback', feedback).proposal).toMatchObject({
      stage: { name: 'closed', outcome },
      feedbacks: [{ round: 0, ...feedback }],
    });
  });

  it('does not need a comment, and keeps attitude and result apart', () => {
    const story = answered().does('give-feedback', { attitude: 'not', result: 'satisfied' });
    expect(story.proposal).toMatchObject({ feedbacks: [{ round: 0, attitude: 'not', result: 'satisfied' }] });
    expect('feedbacks' in story.proposal && story.proposal.feedbacks[0]).not.toHaveProperty('comment');
  });

  it('that the result is not accepted opens a redo round with the lead, within a month', () => {
    const story = answered();
    expect(story.answers('give-feedback', dissatisfied)).toMatchObject([
      { type: 'FeedbackGiven', round: 0 },
      { type: 'RedoOpened', assignmentId: 'a1', round: 1 },
      {
        type: 'ClockOpened',
        clock: { id: 'a1.reply.2', assignmentId: 'a1', holder: { unitId: 'transport' }, deadline: { dueOn: '2026-05-20' } },
      },
    ]);
    expect(story.does('give-feedback', dissatisfied).proposal).toMatchObject({
      stage: { name: 'in-handling' },
      round: 1,
      assignments: [
        { id: 'a1', round: 1, status: 'in-handling' },
        { id: 'a2', round: 0, status: 'opinion-given' },
      ],
    });
  });

  it('after the policy’s rounds opens consultation instead', () => {
    const story = answered();
    for (const round of [1, 2]) {
      story.does('give-feedback', dissatisfied).does('issue-reply', aReply).numbers('a1');
      expect(story.proposal).toMatchObject({ stage: { name: 'awaiting-feedback' }, round });
    }
    expect(story.answers('give-feedback', dissatisfied)).toMatchObject([
      { type: 'FeedbackGiven', round: 2 },
      { type: 'ConsultationOpened' },
      { type: 'ClockOpened', clock: { id: 'consultation', holder: { role: 'supervisor' }, deadline: { dueOn: '2026-05-20' } } },
    ]);
  });

  it('opens consultation at once where the policy has no redo, or no lead is left to redo it', () => {
    const policy = { ...defaultPolicy, redo: { rounds: 0 } };
    expect(answered({ policy }).answers('give-feedback', dissatisfied)[1]).toEqual({ type: 'ConsultationOpened' });
    const withoutLead = answered().records([
      { type: 'RedoOpened', assignmentId: 'a1', round: 1 },
      { type: 'LetterNumberAssigned', assignmentId: 'a2', series: 's', number: 1, text: '1' },
    ]);
    expect(withoutLead.answers('give-feedback', dissatisfied)[1]).toEqual({ type: 'ConsultationOpened' });
  });
});

// Due on 9 May 2026, a make-up Saturday; closed by silence at its end.
const silent = (settings = {}) => caseIn('awaiting-feedback', settings).at('2026-05-11T02:00:00.000Z').sounds();

describe('a judgement that comes after silence closed the case', () => {
  it.each(['satisfied', 'basically', 'not'])('%s, is recorded as late, and neither reopens the case nor changes its outcome', (result) => {
    const story = silent().at('2026-06-01T02:00:00.000Z');
    const feedback = { attitude: 'basically', result, comment: '出差迟复，抱歉。' };
    expect(story.answers('give-feedback', feedback)).toEqual([{ type: 'FeedbackGiven', round: 0, ...feedback, late: true }]);
    const before = story.proposal;
    expect(story.does('give-feedback', feedback).proposal).toEqual({ ...before, feedbacks: [{ round: 0, ...feedback, late: true }] });
    expect(story.proposal.stage).toEqual({ name: 'closed', outcome: 'no-feedback' });
  });

  it('is given once', () => {
    const story = silent().does('give-feedback', satisfied);
    expect(refusalOf(() => story.answers('give-feedback', satisfied)).name).toBe('CommandNotLegalError');
  });

  it('is taken for as long as the policy says, to the end of the last day', () => {
    expect(silent().at('2026-08-11T15:59:59.000Z').answers('give-feedback', satisfied)).toHaveLength(1);
    const late = silent().at('2026-08-11T16:00:00.000Z');
    expect(refusalOf(() => late.answers('give-feedback', satisfied))).toEqual({
      name: 'FeedbackTooLateError',
      facts: { until: '2026-08-11' },
    });
    const week = { ...defaultPolicy, feedback: { acceptLate: { amount: 7, unit: 'calendar-day' as const } } };
    expect(silent({ policy: week }).at('2026-05-18T15:00:00.000Z').answers('give-feedback', satisfied)).toHaveLength(1);
    expect(refusalOf(() => silent({ policy: week }).at('2026-05-19T15:00:00.000Z').answers('give-feedback', satisfied)).name).toBe(
      'FeedbackTooLateError',
    );
  });

  it('is not taken where the policy says so', () => {
    const never = { ...defaultPolicy, feedback: { acceptLate: null } };
    expect(refusalOf(() => silent({ policy: never }).answers('give-feedback', satisfied)).name).toBe('FeedbackNotTakenLateError');
  });

  it('of a case that was closed by a judgement or by consultation is none', () => {
    for (const story of [caseIn('closed'), caseIn('in-consultation').does('record-consultation', { result: '已当面说明。' })]) {
      expect(refusalOf(() => story.answers('give-feedback', satisfied)).name).toBe('CommandNotLegalError');
    }
  });
});

it('a policy of before late judgements were taken takes them for three months', () => {
  const { feedback: _feedback, ...before } = defaultPolicy;
  expect(policySchema.parse(before).feedback).toEqual({ acceptLate: { amount: 3, unit: 'month' } });
});
