import { describe, expect, it } from 'vitest';
import type { ClockEnd } from '#core/clock/clock.ts';
import { begin, evolve } from '#core/case/apply.ts';
import { caseLog } from '#core/case/case-log.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const ends = (story: CaseStory): Record<string, ClockEnd | undefined> =>
  Object.fromEntries(story.proposal.clocks.map(({ id, closed }) => [id, closed?.how]));
const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const asked = (): CaseStory =>
  dispatched().does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });

describe('how a clock ends', () => {
  it.each([
    ['filing meets the review clock', () => caseIn('in-review').does('file'), { review: 'met', dispatch: undefined }],
    [
      'filing after the due day is late',
      () => caseIn('in-review').at('2026-02-24T16:00:00.000Z').does('file'),
      { review: 'late', dispatch: undefined },
    ],
    [
      'filing in the last moment of the due day meets it',
      () => caseIn('in-review').at('2026-02-24T15:59:59.999Z').does('file'),
      { review: 'met', dispatch: undefined },
    ],
    ['declining meets it', () => caseIn('declined'), { review: 'met' }],
    ['withdrawing overtakes it', () => caseIn('withdrawn'), { review: 'overtaken' }],
    ['asking for revision meets it and opens the author’s', () => caseIn('in-revision'), { review: 'met', revision: undefined }],
    [
      'resubmitting meets the author’s and opens the next review',
      () => caseIn('in-revision').does('resubmit', { content: aContent() }, 'lin'),
      { review: 'met', revision: 'met', 'review.2': undefined },
    ],
    [
      'the author’s silence withdraws',
      () => caseIn('in-revision').at('2026-03-09T16:00:00.000Z').sounds(),
      { review: 'met', revision: 'silence' },
    ],
    [
      'dispatch after its due day is late',
      dispatched,
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': undefined,
        'a1.reply': undefined,
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
      },
    ],
    [
      'signing and answering in time',
      () => caseIn('awaiting-feedback'),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': 'met',
        'a2.sign-for': 'met',
        'a2.opinion': 'met',
        feedback: undefined,
      },
    ],
    [
      'silence signs for a share',
      () => dispatched().at('2026-03-05T16:00:00.000Z').sounds({ assignmentId: 'a1' }),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'silence',
        'a1.reply': undefined,
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
      },
    ],
    [
      'asking to return the share ends its sign-for',
      asked,
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': undefined,
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
        'a1.return-decision': undefined,
      },
    ],
    [
      'granting it overtakes the unit’s clocks',
      () => asked().does('decide-return', { assignmentId: 'a1', granted: true }),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': 'overtaken',
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
        'a1.return-decision': 'met',
        'dispatch.2': undefined,
      },
    ],
    [
      'refusing it leaves them',
      () => asked().does('decide-return', { assignmentId: 'a1', granted: false }),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': undefined,
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
        'a1.return-decision': 'met',
      },
    ],
    [
      'the office’s silence refuses it',
      () => asked().at('2026-03-16T16:00:00.000Z').sounds({ assignmentId: 'a1' }),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': undefined,
        'a2.sign-for': undefined,
        'a2.opinion': undefined,
        'a1.return-decision': 'silence',
      },
    ],
    [
      'a co-handler’s silence lapses',
      () => caseIn('in-handling').at('2026-04-17T16:00:00.000Z').sounds({ assignmentId: 'a2' }),
      { review: 'met', dispatch: 'late', 'a1.sign-for': 'met', 'a1.reply': undefined, 'a2.sign-for': 'met', 'a2.opinion': 'silence' },
    ],
    [
      'the member’s judgement',
      () => caseIn('closed'),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': 'met',
        'a2.sign-for': 'met',
        'a2.opinion': 'met',
        feedback: 'met',
      },
    ],
    [
      'the member’s silence',
      () => caseIn('awaiting-feedback').at('2026-05-09T16:00:00.000Z').sounds(),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': 'met',
        'a2.sign-for': 'met',
        'a2.opinion': 'met',
        feedback: 'silence',
      },
    ],
    [
      'a late second reply',
      () =>
        caseIn('awaiting-feedback')
          .at('2026-04-20T02:00:00.000Z')
          .does('give-feedback', dissatisfied)
          .at('2026-06-22T02:00:00.000Z')
          .does('issue-reply', aReply)
          .numbers('a1'),
      {
        review: 'met',
        dispatch: 'late',
        'a1.sign-for': 'met',
        'a1.reply': 'met',
        'a2.sign-for': 'met',
        'a2.opinion': 'met',
        feedback: 'met',
        'a1.reply.2': 'late',
        'feedback.2': undefined,
      },
    ],
  ] as const)('%s', (_, story, expected) => {
    expect(ends(story())).toEqual(expected);
  });

  it('the consultation’s record meets its clock', () => {
    expect(ends(caseIn('in-consultation').does('record-consultation', { result: '当面商定。' }))).toMatchObject({
      feedback: 'met',
      'feedback.2': 'met',
      'feedback.3': 'met',
      consultation: 'met',
    });
  });

  it('keeps the instant of its end', () => {
    expect(caseIn('closed').proposal.clocks.at(-1)?.closed).toEqual({ at: '2026-04-20T02:00:00.000Z', how: 'met' });
  });
});

const late = (): CaseStory => caseIn('in-handling').at('2026-04-12T01:00:00.000Z').sounds({ assignmentId: 'a2' });

describe('the desk', () => {
  it('holds the case from the leader’s alarm to the act it was waiting for', () => {
    expect(late().proposal.desk).toEqual({ personId: 'song', since: '2026-04-12T01:00:00.000Z', clockId: 'a2.opinion' });
    expect(late().does('give-opinion', anOpinion).proposal.desk).toBeNull();
  });

  it('keeps it while another act does not help', () => {
    const story = late()
      .does('dispatch', { coHandlers: [{ unitId: 'police' }] })
      .does('sign-for', { assignmentId: 'a3' });
    expect(story.proposal.desk?.clockId).toBe('a2.opinion');
  });

  it('keeps a case escalated twice until both have ended, by the older one first', () => {
    const story = late()
      .does('dispatch', { coHandlers: [{ unitId: 'police', due: { on: '2026-04-15' } }] })
      .does('sign-for', { assignmentId: 'a3' });
    story.at('2026-04-26T01:00:00.000Z').sounds({ assignmentId: 'a3' });
    expect(story.proposal.desk).toMatchObject({ since: '2026-04-12T01:00:00.000Z', clockId: 'a2.opinion' });
    story.does('give-opinion', anOpinion);
    expect(story.proposal.desk).toEqual({ personId: 'song', since: '2026-04-26T01:00:00.000Z', clockId: 'a3.opinion' });
    expect(story.does('give-opinion', { ...anOpinion, assignmentId: 'a3' }).proposal.desk).toBeNull();
  });

  it('keeps the first of two escalated at one instant', () => {
    const story = caseIn('in-handling')
      .does('give-opinion', anOpinion)
      .does('dispatch', { coHandlers: [{ unitId: 'police' }, { unitId: 'parks' }] });
    story.does('sign-for', { assignmentId: 'a3' }).does('sign-for', { assignmentId: 'a4' }).at('2026-04-15T01:00:00.000Z');
    expect(story.sounds({ assignmentId: 'a4' }).sounds({ assignmentId: 'a3' }).proposal.desk?.clockId).toBe('a3.opinion');
  });
});

const keys = (story: CaseStory): string[] => Object.keys(story.proposal).sort();

const share = (story: CaseStory): object | undefined => ('assignments' in story.proposal ? story.proposal.assignments[0] : undefined);

describe('fields', () => {
  it('exist only where the stage earned them', () => {
    const written = ['authorId', 'clocks', 'content', 'desk', 'id', 'stage'];
    const submitted = [...written, 'occasion', 'revisions', 'submittedAt'];
    const numbered = [...submitted, 'assignments', 'caseNumber', 'numberedAt', 'feedbacks', 'filedAt', 'round'];
    expect(keys(caseIn('draft'))).toEqual(written);
    expect(keys(caseIn('in-review'))).toEqual(submitted.sort());
    expect(keys(caseIn('in-revision'))).toEqual([...submitted, 'opinion'].sort());
    expect(keys(caseIn('in-revision').does('resubmit', { content: aContent() }, 'lin'))).toEqual(submitted.sort());
    expect(keys(caseIn('declined'))).toEqual([...submitted, 'reasonCode'].sort());
    expect(keys(caseIn('in-review').does('decline', { reasonCode: 'academic', explanation: '宜另行研讨。' }))).toContain('explanation');
    expect(keys(caseIn('awaiting-number'))).toEqual([...submitted, 'filedAt'].sort());
    for (const stage of ['awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'in-consultation'] as const)
      expect(keys(caseIn(stage))).toEqual(numbered.sort());
    expect(keys(caseIn('closed'))).toEqual([...numbered, 'outcome'].sort());
  });

  it('of a share leave with its status', () => {
    expect(share(asked())).toMatchObject({ reason: '非本局职责。', suggestedUnitId: 'police' });
    expect(share(asked().does('decide-return', { assignmentId: 'a1', granted: false }))).not.toHaveProperty('reason');
    expect(share(dispatched())).not.toHaveProperty('signedForAt');
  });

  it('count revisions, and take the new text', () => {
    const story = caseIn('in-revision').does('resubmit', { content: aContent({ title: '修改后的题目' }) }, 'lin');
    expect(story.proposal).toMatchObject({ stage: 'in-review', revisions: 1, content: { title: '修改后的题目' } });
  });

  it('of a submitted draft keep its clocks', () => {
    const draft = {
      ...begin('p1', { type: 'ProposalDrafted', authorId: 'lin', content: aContent() }, '2026-01-14T02:00:00.000Z'),
      clocks: [aClock('review')],
    };
    expect(
      evolve(draft, { type: 'ProposalSubmitted', authorId: 'lin', content: aContent(), occasion: 'ordinary' }, '2026-01-15T02:00:00.000Z')
        .clocks,
    ).toHaveLength(1);
  });
});

describe('a log', () => {
  it('begins with a draft or a submission, and is nothing before', () => {
    const log = caseLog('p9');
    expect(log.evolve(undefined, { type: 'ProposalFiled' }, '2026-01-14T02:00:00.000Z')).toBeUndefined();
    expect(
      log.evolve(undefined, { type: 'ProposalDrafted', authorId: 'lin', content: aContent() }, '2026-01-14T02:00:00.000Z'),
    ).toMatchObject({ id: 'p9', stage: 'draft', desk: null });
  });

  it('takes no event it does not know', () => {
    expect(() => caseLog('p9').readEvent({ type: 'ProposalBurnt' })).toThrow();
    expect(() => caseLog('p9').readEvent({ type: 'ProposalFiled', extra: 1 })).toThrow();
    expect(caseLog('p9').readEvent({ type: 'ProposalFiled' })).toEqual({ type: 'ProposalFiled' });
  });

  it('tells the same story to the end', () => {
    expect(caseIn('awaiting-feedback').does('give-feedback', satisfied).proposal).toMatchObject({
      stage: 'closed',
      outcome: 'satisfied',
      caseNumber: '46',
      round: 0,
    });
  });
});
