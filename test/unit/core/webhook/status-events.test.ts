import { describe, expect, it } from 'vitest';
import { systemActor } from '#core/ledger/commit.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';
import { anOpinion, aReply, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { CommittedStory, which } from './told-case.ts';

const day = (on: string): string => `${on}T02:00:00.000Z`;

/** The story's events as lines: type, which share, from, to. */
function lines(story: CommittedStory): string[] {
  return story.told.map(({ type, data }) => {
    const share = 'assignmentId' in data ? ` ${data.assignmentId}` : '';
    return `${type}${share} ${data.from ?? '-'} ${data.to}`;
  });
}

function inHandling(): CommittedStory {
  const story = new CommittedStory();
  story.begins().at(day('2026-01-20')).does('file').at(day('2026-01-21')).numbers();
  story.at(day('2026-03-02')).does('dispatch', dispatchBoth);
  story.at(day('2026-03-03')).does('sign-for', { assignmentId: 'a1' }).does('sign-for', { assignmentId: 'a2' });
  return story;
}

describe('a case from its submission to its close', () => {
  const story = inHandling();
  story.at(day('2026-03-20')).does('give-opinion', anOpinion);
  story.at(day('2026-04-15')).does('issue-reply', aReply).numbers('a1');
  story.at(day('2026-04-20')).does('give-feedback', dissatisfied);
  story.at(day('2026-05-15')).does('issue-reply', aReply).numbers('a1');
  story.at(day('2026-05-20')).does('give-feedback', satisfied);

  it('is told step by step, each with its own from and to', () => {
    expect(lines(story)).toEqual([
      'proposal.submitted - in-review',
      'proposal.filed in-review awaiting-number',
      'proposal.numbered awaiting-number awaiting-dispatch',
      'proposal.dispatched awaiting-dispatch in-handling',
      'assignment.assigned a1 - awaiting-sign-for',
      'assignment.assigned a2 - awaiting-sign-for',
      'assignment.signed_for a1 awaiting-sign-for in-handling',
      'assignment.signed_for a2 awaiting-sign-for in-handling',
      'assignment.opinion_given a2 in-handling opinion-given',
      'assignment.reply_issued a1 in-handling awaiting-letter-number',
      'assignment.replied a1 awaiting-letter-number replied',
      'proposal.feedback_given awaiting-feedback in-handling',
      'assignment.redo_opened a1 replied in-handling',
      'assignment.reply_issued a1 in-handling awaiting-letter-number',
      'assignment.replied a1 awaiting-letter-number replied',
      'proposal.feedback_given awaiting-feedback awaiting-feedback',
      'proposal.closed awaiting-feedback closed',
    ]);
  });

  it('is told with ids, codes and instants', () => {
    expect(story.told[6]).toEqual({
      id: 'p1-0000000007',
      type: 'assignment.signed_for',
      time: day('2026-03-03'),
      sequence: '0000000007',
      proposalId: 'p1',
      unitIds: ['transport', 'parks'],
      data: {
        schema: 2,
        body: '990112',
        proposalId: 'p1',
        caseNumber: '46',
        sequence: 7,
        from: 'awaiting-sign-for',
        to: 'in-handling',
        assignmentId: 'a1',
        unitId: 'transport',
        deemed: false,
        status: {
          stage: 'in-handling',
          dueAt: '2026-06-02T16:00:00.000Z',
          light: 'green',
          shares: [
            {
              assignmentId: 'a1',
              unitId: 'transport',
              role: 'lead',
              round: 0,
              status: 'in-handling',
              dueAt: '2026-06-02T16:00:00.000Z',
              light: 'green',
            },
            {
              assignmentId: 'a2',
              unitId: 'parks',
              role: 'co-handler',
              round: 0,
              status: 'awaiting-sign-for',
              dueAt: story.proposal.clocks.find(({ id }) => id === 'a2.sign-for')?.dueAt,
              light: 'green',
            },
          ],
        },
      },
    });
  });

  it('has the status after the whole commit in each of its events', () => {
    const dispatched = story.told.filter(({ time }) => time === day('2026-03-02'));
    expect(dispatched).toHaveLength(3);
    for (const { data } of dispatched) expect(data.status).toEqual(dispatched[2]?.data.status);
    expect(dispatched[0]?.data.status).toMatchObject({ stage: 'in-handling', shares: [{ unitId: 'transport' }, { unitId: 'parks' }] });
    expect(story.told.at(-1)?.data.status).toMatchObject({ stage: 'closed', light: 'grey' });
    expect(story.told.at(-1)?.data.status).not.toHaveProperty('dueAt');
  });
});

describe('an assignment that the office takes', () => {
  const reason = '职责已调整。';

  it('is told with the unit that has it now', () => {
    const story = inHandling();
    story.at(day('2026-03-10')).does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(lines(story).at(-1)).toBe('assignment.reassigned a1 in-handling in-handling');
    expect(story.told.at(-1)?.data).toMatchObject({ unitId: 'police', status: { shares: [{ unitId: 'police' }, { unitId: 'parks' }] } });
  });

  it('and takes back is told as gone, by a status that receivers have always known', () => {
    const story = inHandling();
    story.at(day('2026-03-10')).does('reassign', { assignmentId: 'a1', reason });
    expect(lines(story).at(-1)).toBe('assignment.recalled a1 in-handling returned');
    expect(story.told.at(-1)?.data.status).toMatchObject({
      stage: 'awaiting-dispatch',
      shares: [{ assignmentId: 'a1', status: 'returned' }, { status: 'in-handling' }],
    });
  });
});

describe('a draft', () => {
  it('is never told, and begins without a past when it is submitted', () => {
    const story = new CommittedStory();
    story.begins('draft');
    expect(story.told).toEqual([]);
    expect(lines(story.does('submit', {}, 'lin'))).toEqual(['proposal.submitted - in-review']);
  });

  it('that is thrown away is never told', () => {
    const story = new CommittedStory();
    story.begins('draft').does('withdraw', { reason: '另案提出。' }, 'lin');
    expect(story.proposal.stage.name).toBe('withdrawn');
    expect(story.told).toEqual([]);
  });
});

describe('silence, returns and alarms', () => {
  it('tell both steps of a share that silence moved twice in one night', () => {
    const story = new CommittedStory();
    story.begins().at(day('2026-01-20')).does('file').at(day('2026-01-21')).numbers();
    story.at(day('2026-03-02')).does('dispatch', dispatchBoth);
    story.at(day('2026-05-20')).sounds({ assignmentId: 'a2' });
    expect(lines(story).filter((line) => line.includes(' a2 ') && !line.startsWith('proposal'))).toEqual([
      'assignment.assigned a2 - awaiting-sign-for',
      'assignment.signed_for a2 awaiting-sign-for in-handling',
      'assignment.opinion_lapsed a2 in-handling opinion-lapsed',
    ]);
  });

  it('tell a granted return and the unit that follows', () => {
    const story = inHandling();
    story.at(day('2026-03-04')).does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    story.at(day('2026-03-05')).does('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' });
    expect(lines(story).slice(-3)).toEqual([
      'assignment.return_requested a1 in-handling return-requested',
      'assignment.returned a1 return-requested returned',
      'assignment.assigned a3 - awaiting-sign-for',
    ]);
    expect(story.told.at(-2)?.data.status.stage).toBe('in-handling');
  });

  it('tell an escalation with the desk and the share, a reminder not at all', () => {
    const story = inHandling();
    story.at(day('2026-05-25')).sounds({ assignmentId: 'a1' });
    expect(story.entries.at(-1)?.event).toMatchObject({ type: 'AlarmSounded', action: 'remind' });
    const before = story.told.length;
    story.at(day('2026-07-20')).sounds({ assignmentId: 'a1' });
    expect(story.told.slice(before).map(({ type, data }) => ({ type, ...data, status: data.status.light }))).toMatchObject([
      { type: 'proposal.escalated', clock: 'reply', escalatedTo: 'office', assignmentId: 'a1', unitId: 'transport', status: 'red' },
      { type: 'proposal.escalated', clock: 'reply', escalatedTo: 'leader', assignmentId: 'a1', unitId: 'transport', status: 'red' },
    ]);
  });

  it('tell a clock of the case itself without a share', () => {
    const story = new CommittedStory();
    story.begins().at(day('2026-06-01')).sounds();
    expect(story.told.slice(1).map(({ data }) => data)).toMatchObject([
      { clock: 'review', escalatedTo: 'office' },
      { escalatedTo: 'leader' },
    ]);
    for (const { data } of story.told.slice(1)) expect(data).not.toHaveProperty('unitId');
  });

  it('tell a deadline that was moved, with the new one', () => {
    const story = inHandling();
    moveDeadline(story.at(day('2026-03-10')), 'a1.reply', '2026-07-01');
    expect(story.told.at(-1)).toMatchObject({
      type: 'proposal.deadline_moved',
      data: { clock: 'reply', assignmentId: 'a1', from: 'in-handling', to: 'in-handling' },
    });
    expect(story.told.at(-1)?.data.status.shares[0]?.dueAt).toBe('2026-07-01T16:00:00.000Z');
  });
});

describe('a log that names what is not there', () => {
  it('tells nothing of it, and keeps counting without a gap', () => {
    const story = inHandling();
    const before = story.told.length;
    story.records([{ type: 'SignedFor', assignmentId: 'a9', deemed: false }]);
    story.records([{ type: 'AlarmSounded', clockId: 'none', rule: 'office', action: 'office', covers: [] }]);
    expect(story.told).toHaveLength(before);
    story.does('give-opinion', anOpinion);
    expect(story.told.at(-1)?.data.sequence).toBe(before + 1);
  });

  it('is no proposal until something was submitted', () => {
    expect(statusEvents(which, [])).toEqual([]);
    expect(statusEvents(which, [{ at: day('2026-03-02'), actor: systemActor, schema: 4, events: [{ type: 'ProposalFiled' }] }])).toEqual(
      [],
    );
  });
});
