import { describe, expect, it } from 'vitest';
import type { ClockEnd } from '#core/clock/clock.ts';
import { applyEvent, begin } from '#core/case/apply.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { caseLog, UnknownEventError } from '#core/case/log/case-log.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Recorded } from '#core/case/define/define-event.ts';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aCommit } from '#test/support/a-commit.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const recorded = (at: string): Recorded => ({ at, by: systemActor });
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
const keysOfStage = (story: CaseStory): string[] => Object.keys(story.proposal.stage).sort();

const assignment = (story: CaseStory): Assignment | undefined => assignmentsOf(story.proposal)[0];

describe('fields', () => {
  it('exist only where the stage earned them', () => {
    const written = ['authorId', 'clocks', 'content', 'desk', 'id', 'stage'];
    const submitted = [...written, 'occasion', 'revisions', 'submittedAt'].sort();
    const numbered = [...submitted, 'assignments', 'caseNumber', 'numberedAt', 'feedbacks', 'filedAt', 'round'].sort();
    expect(keys(caseIn('draft'))).toEqual(written);
    for (const stage of ['in-review', 'in-revision', 'declined', 'withdrawn'] as const)
      expect(keys(caseIn(stage)), stage).toEqual(submitted);
    expect(keys(caseIn('in-revision').does('resubmit', { content: aContent() }, 'lin'))).toEqual(submitted);
    expect(keys(caseIn('awaiting-number'))).toEqual([...submitted, 'filedAt'].sort());
    for (const stage of ['awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'in-consultation', 'closed'] as const)
      expect(keys(caseIn(stage)), stage).toEqual(numbered);
  });

  it('of the stage are its name and what it alone knows, and leave with it', () => {
    const known: Readonly<Partial<Record<Stage, readonly string[]>>> = {
      'in-revision': ['opinion'],
      declined: ['reasonCode'],
      withdrawn: ['bySilence'],
      closed: ['outcome'],
    };
    for (const stage of stages) expect(keysOfStage(caseIn(stage)), stage).toEqual(['name', ...(known[stage] ?? [])].sort());
    expect(keysOfStage(caseIn('in-revision').does('resubmit', { content: aContent() }, 'lin'))).toEqual(['name']);
    const explained = caseIn('in-review').does('decline', { reasonCode: 'academic', explanation: '宜另行研讨。' });
    expect(explained.proposal.stage).toEqual({ name: 'declined', reasonCode: 'academic', explanation: '宜另行研讨。' });
  });

  it('of an assignment come with what was done, and stay when its status leaves', () => {
    const request = { reason: '非本局职责。', suggestedUnitId: 'police' };
    expect(assignment(dispatched())?.returnRequests).toEqual([]);
    expect(assignment(dispatched())).not.toHaveProperty('signedForAt');
    expect(assignment(asked())).toMatchObject({ status: 'return-requested', returnRequests: [request] });
    const refused = asked().does('decide-return', { assignmentId: 'a1', granted: false });
    expect(assignment(refused)).toMatchObject({ status: 'in-handling', returnRequests: [request], signedForAt: refused.now });
    expect(assignment(caseIn('in-handling'))).not.toHaveProperty('opinion');
    expect(assignmentsOf(caseIn('in-handling').does('give-opinion', anOpinion).proposal)[1]).toMatchObject({ opinion: anOpinion.text });
  });

  it('count revisions, and take the new text', () => {
    const story = caseIn('in-revision').does('resubmit', { content: aContent({ title: '修改后的题目' }) }, 'lin');
    expect(story.proposal).toMatchObject({ stage: { name: 'in-review' }, revisions: 1, content: { title: '修改后的题目' } });
  });

  it('of a submitted draft keep its clocks', () => {
    const draft = {
      ...begin('p1', { type: 'ProposalDrafted', authorId: 'lin', content: aContent() }, recorded('2026-01-14T02:00:00.000Z')),
      clocks: [aClock('review')],
    };
    const submitted: CaseEvent = { type: 'ProposalSubmitted', authorId: 'lin', content: aContent(), occasion: 'ordinary' };
    expect(applyEvent(draft, submitted, recorded('2026-01-15T02:00:00.000Z')).clocks).toHaveLength(1);
  });
});

const read = (event: unknown): readonly CaseEvent[] => caseLog('p9').readEvents(aCommit([event]));

describe('a log', () => {
  it('begins with a draft or a submission, and is nothing before', () => {
    const log = caseLog('p9');
    const at = recorded('2026-01-14T02:00:00.000Z');
    expect(log.apply(undefined, { type: 'ProposalFiled' }, at)).toBeUndefined();
    expect(log.apply(undefined, { type: 'ProposalDrafted', authorId: 'lin', content: aContent() }, at)).toMatchObject({
      id: 'p9',
      stage: { name: 'draft' },
      desk: null,
    });
    expect(
      log.apply(undefined, { type: 'ProposalSubmitted', authorId: 'lin', content: aContent(), occasion: 'session' }, at),
    ).toMatchObject({ id: 'p9', stage: { name: 'in-review' }, submittedAt: at.at, occasion: 'session', revisions: 0 });
  });

  it('takes no event it does not know', () => {
    for (const event of [{ type: 'ProposalBurnt' }, { type: 'toString' }]) expect(() => read(event)).toThrow(UnknownEventError);
    for (const event of [{}, null]) expect(() => read(event)).toThrow();
    expect(() => read({ type: 'ProposalFiled', extra: 1 })).toThrow();
    expect(read({ type: 'ProposalFiled' })).toEqual([{ type: 'ProposalFiled' }]);
  });

  it('tells the same story to the end', () => {
    expect(caseIn('awaiting-feedback').does('give-feedback', satisfied).proposal).toMatchObject({
      stage: { name: 'closed', outcome: 'satisfied' },
      caseNumber: '46',
      round: 0,
    });
  });
});
