import { describe, expect, it } from 'vitest';
import { currentSchema } from '#core/ledger/commit.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import { noticeKey, noticeSchema } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { telling } from './telling.ts';
import type { Telling } from './telling.ts';

const robot = { kind: 'dingtalk', host: 'robot.example', address: 'transport.1', fingerprint: 'ab12' } as const;
const withRobot = evolveDirectory(aDirectory(), { type: 'RobotRecorded', unitId: 'transport', robot });
const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const asked = (): CaseStory =>
  dispatched().does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
const recipients = ({ notices }: Telling): string[] => notices.map(({ kind, recipientId }) => `${kind} ${recipientId}`);
const a1 = { assignmentId: 'a1' };
const keyDue = (dueOn: string): string => noticeKey({ clockId: 'a1.reply', dueOn, rule: 'due-day', recipientId: 'du' });
const numbers = (story: CaseStory): unknown => story.numbers();

describe('a notice', () => {
  it('holds ids, dates and instants alone', () => {
    const told = telling(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'), (story) => story.does('dispatch', dispatchBoth));
    const [notice] = told.notices;
    expect(notice).toEqual({
      proposalId: 'p1',
      recipientId: 'transport-clerk',
      kind: 'assigned',
      urgency: 'prompt',
      rule: '2.1',
      clockId: 'a1.reply',
      dueOn: '2026-06-02',
      seq: 2,
      index: 1,
      at: '2026-03-02T02:00:00.000Z',
      readyAt: '2026-03-02T02:10:00.000Z',
    });
    expect(noticeSchema.parse(notice)).toEqual(notice);
  });

  it('has a key of its own in the proposal, the same whenever the log is read', () => {
    const story = caseIn('in-handling').at('2026-06-09T01:00:00.000Z');
    const told = telling(story, () => story.sounds(a1));
    expect(told.notices.map(noticeKey)).toEqual([
      'a1.reply#2026-06-02#list-2026-06-08#transport-clerk',
      'a1.reply#2026-06-02#unit-leader#transport-leader',
      'a1.reply#2026-06-02#office#du',
      'a1.reply#2026-06-02#leader#song',
    ]);
  });

  it('of another deadline is another one', () => {
    expect(keyDue('2026-06-02')).not.toBe(keyDue('2026-07-02'));
  });

  it('comes up for people without an address too, so that they are found out, but not for those who left', () => {
    const { email: _, ...withoutAddress } = aDirectory().people.get('lin')!;
    const people = new Map(aDirectory().people).set('lin', withoutAddress);
    expect(recipients(telling(caseIn('awaiting-number'), numbers, { ...aDirectory(), people }))).toEqual(['filed lin']);
    expect(recipients(telling(caseIn('awaiting-number'), numbers, aDirectory({ lin: { active: false } })))).toEqual([]);
  });

  it('comes up for nobody where nothing of it concerns anybody else', () => {
    expect(telling(dispatched(), (story) => story.does('sign-for', a1)).notices).toEqual([]);
  });
});

describe('reminders', () => {
  it.each([
    ['2026-05-28', 'before-3', 'digest'],
    ['2026-06-02', 'due-day', 'prompt'],
    ['2026-06-03', 'after-1', 'prompt'],
  ])('of %s are %s and %s', (on, rule, urgency) => {
    const story = caseIn('in-handling').at(`${on}T01:00:00.000Z`);
    const [notice] = telling(story, () => story.sounds(a1)).notices;
    expect(notice).toMatchObject({ kind: 'reminder', rule, urgency });
  });

  it('by hand are one a clock and local day', () => {
    const story = caseIn('in-handling').at('2026-03-09T20:00:00.000Z');
    const [notice] = telling(story, () => story.does('remind', { clockId: 'a1.reply' })).notices;
    expect(noticeKey(notice!)).toBe('a1.reply#2026-06-02#by-hand-2026-03-10#transport-clerk');
  });

  it('by hand go to whoever holds the clock', () => {
    const story = caseIn('in-review');
    expect(recipients(telling(story, () => story.does('remind', {})))).toEqual(['by-hand cao']);
  });
});

describe("a unit's group robot", () => {
  it.each<[string, () => CaseStory, (story: CaseStory) => unknown, readonly string[]]>([
    [
      'assignment',
      () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'),
      (story) => story.does('dispatch', dispatchBoth),
      ['assigned transport-clerk', 'assigned robot:transport', 'dispatched lin', 'assigned parks-clerk'],
    ],
    [
      'reminder and overdue clock',
      () => caseIn('in-handling').at('2026-06-03T01:00:00.000Z'),
      (story) => story.sounds(a1),
      [
        'reminder transport-clerk',
        'reminder robot:transport',
        'overdue-unit transport-leader',
        'overdue-unit robot:transport',
        'overdue-office du',
      ],
    ],
    [
      'redo round',
      () => caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'),
      (story) => story.does('give-feedback', dissatisfied),
      ['redo transport-clerk', 'redo robot:transport', 'redo-begun lin'],
    ],
    [
      'reminder by hand',
      () => caseIn('in-handling'),
      (story) => story.does('remind', { clockId: 'a1.reply' }),
      ['by-hand transport-clerk', 'by-hand robot:transport'],
    ],
    [
      'decision on a return not',
      asked,
      (story) => story.does('decide-return', { assignmentId: 'a1', granted: false }),
      ['return-refused transport-clerk'],
    ],
  ])('is told of an %s', (_, story, act, expected) => {
    expect(recipients(telling(story(), act, withRobot))).toEqual(expected);
  });

  it('is not told of a clock that no unit holds', () => {
    const story = caseIn('in-review', { directory: withRobot });
    expect(recipients(telling(story, () => story.does('remind', {})))).toEqual(['by-hand cao']);
  });
});

describe('the lead', () => {
  it('that is told of an opinion is the one there is, not one that returned the case', () => {
    const returned = asked().does('decide-return', { assignmentId: 'a1', granted: true }).does('sign-for', { assignmentId: 'a2' });
    expect(telling(returned, (story) => story.does('give-opinion', anOpinion)).notices).toEqual([]);
    const next = asked()
      .does('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' })
      .does('sign-for', { assignmentId: 'a2' });
    expect(recipients(telling(next, (story) => story.does('give-opinion', anOpinion)))).toEqual(['opinion-given police-clerk']);
  });
});

describe('an event that does not fit the state', () => {
  it('is told to nobody, or without what the state does not have', () => {
    const { proposal, now, ...context } = caseIn('in-review');
    const of = (event: Parameters<typeof noticesFor>[1]['events'][number]): unknown =>
      noticesFor(proposal, { seq: 1, at: now, events: [event], schema: currentSchema }, context);
    expect(of({ type: 'AlarmSounded', clockId: 'a7.reply', rule: 'due-day', action: 'remind', covers: [] })).toEqual([]);
    expect(of({ type: 'RemindedByHand', clockId: 'a7.reply' })).toEqual([]);
    expect(of({ type: 'OpinionGiven', assignmentId: 'a7', text: '会办意见。' })).toEqual([]);
    expect(of({ type: 'ProposalClosed', outcome: 'consulted' })).toMatchObject([{ kind: 'closed-member', recipientId: 'lin' }]);
    expect(of({ type: 'LetterNumberAssigned', assignmentId: 'a7', series: 's', number: 1, text: aReply.text })).toMatchObject([
      { kind: 'reply' },
      { kind: 'reply-copied', recipientId: 'cao' },
      { kind: 'reply-copied', recipientId: 'du' },
    ]);
    expect(of({ type: 'ConsultationOpened' })).toMatchObject([
      { kind: 'consultation', recipientId: 'song' },
      { kind: 'consultation-begun', recipientId: 'lin' },
    ]);
  });
});
