import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { aReply, caseIn, dissatisfied } from '#test/support/case-in.ts';

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
