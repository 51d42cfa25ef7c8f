import { describe, expect, it } from 'vitest';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Person } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { addressRule } from '#core/notices/reach/address-failure.ts';
import type { Notice } from '#core/notices/notice.ts';
import { supersededTerms } from '#core/notices/superseded-texts.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import { aContent } from '#test/support/a-content.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { noticeOf, telling } from './telling.ts';

const a1 = { assignmentId: 'a1' };
const a2 = { assignmentId: 'a2' };
const theReturn = { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' };
const refuse = { assignmentId: 'a1', granted: false };
const grant = { assignmentId: 'a1', granted: true };

const awaitingDispatch = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z');
const dispatched = (): CaseStory => awaitingDispatch().does('dispatch', dispatchBoth);
const asked = (): CaseStory => dispatched().does('request-return', theReturn);
const inHandling = (at: string): CaseStory => caseIn('in-handling').at(`2026-${at}.000Z`);
const opined = (): CaseStory => inHandling('04-15T02:00:00').does('give-opinion', anOpinion);

type Act = (story: CaseStory) => unknown;

const dispatches: Act = (story) => story.does('dispatch', dispatchBoth);
const asks: Act = (story) => story.does('request-return', theReturn);
const opines: Act = (story) => story.does('give-opinion', anOpinion);
const replies: Act = (story) => story.does('issue-reply', aReply);
const numbers: Act = (story) => story.numbers('a1');
const judges: Act = (story) => story.does('give-feedback', satisfied);
const rejects: Act = (story) => story.does('give-feedback', dissatisfied);
const sounds =
  (scope = {}): Act =>
  (story) =>
    story.sounds(scope);
const signs: Act = (story) => story.does('sign-for', a1);
const opinesAndReplies: Act = (story) => {
  opines(story);
  replies(story);
};
const { deadline, dueAt, yellowAt } = aClock('reply');
const moves: Act = (story) => {
  const moved: CaseEvent = {
    type: 'DeadlineMoved',
    clockId: 'a1.reply',
    deadline: { ...deadline, dueOn: '2026-07-15' },
    dueAt,
    yellowAt,
    cause: 'extension',
  };
  story.records([moved]);
};
const later =
  (at: string, act: Act): Act =>
  (story) =>
    act(story.at(`2026-${at}.000Z`));

describe('a notice, with what happened since', () => {
  const cases: readonly (readonly [string, () => CaseStory, Act, string, Act, SupersededReason | undefined])[] = [
    // The ladder.
    ['reminder', () => inHandling('05-28T01:00:00').does('give-opinion', anOpinion), sounds(a1), 'answered', replies, 'clock-closed'],
    ['reminder', () => inHandling('05-28T01:00:00'), sounds(a1), 'moved', moves, 'deadline-moved'],
    ['reminder', () => inHandling('05-28T01:00:00'), sounds(a1), 'nothing', () => {}, undefined],
    [
      'reminder',
      () => dispatched().at('2026-05-28T01:00:00.000Z'),
      (story) => story.records([reminderOfReply]),
      'signed for',
      signs,
      undefined,
    ],
    [
      'reminder',
      () => dispatched(),
      (story) => story.records([reminderOfReply]),
      'returned',
      (story) => story.does('request-return', theReturn).does('decide-return', grant),
      'share-returned',
    ],
    [
      'reminder',
      () => caseIn('in-revision').at('2026-02-09T01:00:00.000Z'),
      sounds(),
      'withdrawn',
      (story) => story.does('withdraw', { reason: '另案提出。' }),
      'withdrawn',
    ],
    ['overdue-unit', () => inHandling('06-03T01:00:00'), sounds(a1), 'moved', moves, 'deadline-moved'],
    ['overdue-office', () => inHandling('06-03T01:00:00').does('give-opinion', anOpinion), sounds(a1), 'answered', replies, 'clock-closed'],
    ['overdue-leader', () => inHandling('06-09T01:00:00').does('give-opinion', anOpinion), sounds(a1), 'answered', replies, 'clock-closed'],
    [
      'reminder',
      () => inHandling('03-26T01:00:00'),
      sounds(a2),
      'closed',
      (story) => story.records([{ type: 'ProposalClosed', outcome: 'consulted' }]),
      'case-closed',
    ],
    ['by-hand', () => inHandling('04-15T01:00:00'), (story) => story.does('remind', { clockId: 'a1.reply' }), 'moved', moves, undefined],
    ['by-hand', () => opined(), (story) => story.does('remind', { clockId: 'a1.reply' }), 'answered', replies, 'clock-closed'],
    // What units are given, and give back.
    ['assigned', awaitingDispatch, dispatches, 'signed for', signs, undefined],
    ['assigned', awaitingDispatch, dispatches, 'asked to return', asks, undefined],
    [
      'assigned',
      awaitingDispatch,
      dispatches,
      'returned',
      (story) => story.does('request-return', theReturn).does('decide-return', grant),
      'share-returned',
    ],
    [
      'assigned',
      awaitingDispatch,
      dispatches,
      'answered',
      (story) => opinesAndReplies(story.does('sign-for', a1).does('sign-for', a2)),
      'already-answered',
    ],
    ['return-requested', dispatched, asks, 'nothing', () => {}, undefined],
    ['return-requested', dispatched, asks, 'refused', (story) => story.does('decide-return', refuse), 'already-decided'],
    ['return-requested', dispatched, asks, 'granted', (story) => story.does('decide-return', grant), 'already-decided'],
    [
      'return-requested',
      dispatched,
      (story) => story.does('request-return', { ...theReturn, assignmentId: 'a2' }),
      'lapsed',
      later('04-17T16:00:00', sounds(a2)),
      'clock-closed',
    ],
    [
      'return-granted',
      asked,
      (story) => story.does('decide-return', grant),
      'dispatched',
      (story) => story.does('dispatch', { lead: { unitId: 'police' } }),
      undefined,
    ],
    ['return-refused', asked, (story) => story.does('decide-return', refuse), 'nothing', () => {}, undefined],
    [
      'return-refused',
      asked,
      (story) => story.does('decide-return', refuse),
      'answered',
      (story) => opinesAndReplies(story.does('sign-for', a2)),
      'already-answered',
    ],
    ['opinion-given', () => inHandling('04-15T02:00:00'), opines, 'nothing', () => {}, undefined],
    [
      'opinion-given',
      () => {
        const lapsed = inHandling('05-06T02:00:00').sounds(a2);
        replies(lapsed);
        return lapsed.at('2026-05-07T02:00:00.000Z');
      },
      opines,
      'nothing (the reply had gone)',
      () => {},
      undefined,
    ],
    ['opinion-given', () => inHandling('04-15T02:00:00'), opines, 'answered', replies, 'already-answered'],
    ['opinion-lapsed', () => inHandling('05-06T02:00:00'), sounds(a2), 'nothing', () => {}, undefined],
    ['opinion-lapsed', () => inHandling('05-06T02:00:00'), sounds(a2), 'given', opines, 'already-answered'],
    ['opinion-lapsed', () => inHandling('05-06T02:00:00'), sounds(a2), 'answered', replies, 'already-answered'],
    ['silence', () => inHandling('05-06T02:00:00'), sounds(a2), 'nothing', () => {}, undefined],
    ['silence', () => inHandling('05-06T02:00:00'), sounds(a2), 'given', opines, 'already-answered'],
    ['silence', () => caseIn('awaiting-feedback').at('2026-06-01T02:00:00.000Z'), sounds(), 'nothing', () => {}, undefined],
    // What the member and the leaders are told.
    ['reply', () => opined().does('issue-reply', aReply), numbers, 'nothing', () => {}, undefined],
    ['reply', () => opined().does('issue-reply', aReply), numbers, 'judged', judges, 'already-judged'],
    ['reply', () => opined().does('issue-reply', aReply), numbers, 'rejected', rejects, 'already-judged'],
    ['reply', () => opined().does('issue-reply', aReply), numbers, 'lapsed', later('06-01T02:00:00', sounds()), 'case-closed'],
    ['redo', () => caseIn('awaiting-feedback'), rejects, 'nothing', () => {}, undefined],
    ['redo', () => caseIn('awaiting-feedback'), rejects, 'answered', replies, 'already-answered'],
    [
      'redo',
      () => caseIn('awaiting-feedback'),
      rejects,
      'rejected again',
      (story) => rejects(story.does('issue-reply', aReply).numbers('a1')),
      'replaced',
    ],
    [
      'redo',
      () => caseIn('awaiting-feedback'),
      rejects,
      'closed',
      (story) => story.records([{ type: 'ProposalClosed', outcome: 'consulted' }]),
      'case-closed',
    ],
    [
      'revision-requested',
      () => caseIn('in-review'),
      (story) => story.does('return-for-revision', { opinion: '不够具体。' }),
      'resubmitted',
      (story) => story.does('resubmit', { content: aContent() }),
      'clock-closed',
    ],
    [
      'revision-requested',
      () => caseIn('in-review'),
      (story) => story.does('return-for-revision', { opinion: '不够具体。' }),
      'withdrawn',
      (story) => story.does('withdraw', { reason: '另案。' }),
      'withdrawn',
    ],
    [
      'consultation',
      () => caseIn('awaiting-feedback', { policy: { ...defaultPolicy, redo: { rounds: 0 } } }),
      rejects,
      'recorded',
      (story) => story.does('record-consultation', { result: '已谈妥。' }),
      'clock-closed',
    ],
    ['filed', () => caseIn('awaiting-number'), (story) => story.numbers(), 'dispatched', dispatches, undefined],
    ['declined', () => caseIn('in-review'), (story) => story.does('decline', { reasonCode: 'academic' }), 'nothing', () => {}, undefined],
    ['closed', () => caseIn('awaiting-feedback'), judges, 'nothing', () => {}, undefined],
  ];

  it.each(cases.map(([kind, story, act, since, happens, expected]) => [kind, since, expected, story, act, happens] as const))(
    'of kind %s, %s since, is outrun by %s',
    (kind, _since, expected, story, act, happens) => {
      const told = telling(story(), (one) => {
        act(one);
      });
      const notices = told.notices.filter(
        (notice) => notice.kind === kind && (kind !== 'assigned' || notice.recipientId === 'transport-clerk'),
      );
      expect(notices).toHaveLength(1);
      happens(told.story);
      expect(told.outrun(notices[0]!)).toBe(expected);
    },
  );
});

const reminderOfReply: CaseEvent = { type: 'AlarmSounded', clockId: 'a1.reply', rule: 'before-3', action: 'remind', covers: [] };

describe('the recipient', () => {
  const told = telling(awaitingDispatch(), dispatches);
  const notice = noticeOf(told, 'assigned', 'transport-clerk');
  const of = (changes: Readonly<Record<string, Partial<Person>>>, one: Notice = notice): SupersededReason | undefined =>
    told.outrun(one, aDirectory(changes));
  const forLeader: Notice = { ...notice, recipientId: 'transport-leader', onBehalfOf: 'transport-clerk' };

  it('is no longer told of what another has taken over', () => {
    expect(of({ 'transport-clerk': { unitId: 'parks' } })).toBe('not-concerned');
    expect(of({ 'transport-clerk': { roles: ['member'] } })).toBe('not-concerned');
    expect(of({ 'transport-clerk': { active: false }, 'police-clerk': { unitId: 'transport' } })).toBe('not-concerned');
  });

  it('who left, with nobody else there to be told, is stood in for', () => {
    expect(of({ 'transport-clerk': { active: false } }, forLeader)).toBeUndefined();
    expect(of({ 'transport-clerk': { active: false, unitId: 'parks' } }, forLeader)).toBe('not-concerned');
  });

  it('who stands in is told as long as it concerns whom it was meant for', () => {
    expect(of({}, forLeader)).toBeUndefined();
    expect(of({ 'transport-clerk': { unitId: 'parks' } }, forLeader)).toBe('not-concerned');
  });

  it('that is a robot is told while the unit has one', () => {
    const robot = { kind: 'wecom', host: 'robot.example', address: 'transport.1', fingerprint: 'ab12' } as const;
    const withRobot = evolveDirectory(aDirectory(), { type: 'RobotRecorded', unitId: 'transport', robot });
    const toRobot = { ...notice, recipientId: 'robot:transport' };
    expect(told.outrun(toRobot, withRobot)).toBeUndefined();
    expect(told.outrun(toRobot, aDirectory())).toBe('not-concerned');
  });

  it('of a notice that the log does not call for is not concerned', () => {
    expect(told.outrun({ ...notice, seq: 7 })).toBe('not-concerned');
    expect(told.outrun({ ...notice, recipientId: 'nobody' })).toBe('not-concerned');
  });
});

describe('a notice of a failed address', () => {
  const told = telling(awaitingDispatch(), dispatches);
  const about = (failed: string, recipientId = 'du'): Notice => ({
    ...noticeOf(told, 'assigned', 'transport-clerk'),
    kind: 'address-failed',
    recipientId,
    rule: addressRule(failed, 'm1'),
  });
  const failing = evolveDirectory(aDirectory(), { type: 'AddressFailed', personId: 'lin', email: 'lin@yunlan.example', why: 'bounced' });

  it('is outrun when the address is mended, not before', () => {
    expect(told.outrun(about('lin'), failing)).toBeUndefined();
    expect(told.outrun(about('lin'), aDirectory())).toBe('address-mended');
  });

  it('goes to dispatchers only, and not to the one whose address fails', () => {
    expect(told.outrun(about('lin', 'song'), failing)).toBe('not-concerned');
    const ofDu = evolveDirectory(aDirectory(), { type: 'AddressFailed', personId: 'du', email: 'du@yunlan.example', why: 'bounced' });
    expect(told.outrun(about('du'), ofDu)).toBe('not-concerned');
  });

  it('of a mailbox or a robot stays: the directory keeps no faults of those', () => {
    expect(told.outrun(about('mailbox:parks'))).toBeUndefined();
    expect(told.outrun(about('robot:parks'))).toBeUndefined();
  });
});

describe('the reasons', () => {
  it('each have a text in both languages', () => {
    for (const { zh, en } of Object.values(supersededTerms))
      expect([/\p{Script=Han}/u.test(zh), /^[a-z ]+$/.test(en)]).toEqual([true, true]);
  });
});
