import { describe, expect, it } from 'vitest';
import { dataSchemasOf } from '#core/webhook/told/event-data.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';
import { anOpinion, aReply, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { CommittedStory, numbersPapers } from './told-case.ts';

const day = (on: string): string => `${on}T02:00:00.000Z`;
const afternoon = (on: string): string => `${on}T08:00:00.000Z`;

function dispatched(): CommittedStory {
  const story = new CommittedStory();
  story.begins().at(day('2026-01-20')).does('file').at(day('2026-01-21')).numbers();
  return story.at(day('2026-03-02')).does('dispatch', dispatchBoth);
}

function inHandling(): CommittedStory {
  const story = dispatched();
  return story.at(day('2026-03-03')).does('sign-for', { assignmentId: 'a1' }).does('sign-for', { assignmentId: 'a2' });
}

function replied(): CommittedStory {
  return inHandling().at(day('2026-03-20')).does('give-opinion', anOpinion).at(day('2026-04-15')).does('issue-reply', aReply).numbers('a1');
}

function asked(): CommittedStory {
  return dispatched().does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
}

/** Of the case, then of its shares. */
function lights({ data: { status } }: StatusEvent): (string | undefined)[] {
  return [status.light, ...status.shares.map(({ light }) => light)];
}

/** What the last event of the type tells, once it is known to be what its schema says. */
function last({ told }: CommittedStory, type: StatusEvent['type']): StatusEvent['data'] {
  const event = told.findLast((one) => one.type === type);
  if (event === undefined) throw new Error(`nothing of ${type}`);
  const { schema } = dataSchemasOf(type).find(({ version }) => version === event.data.schema) ?? {};
  expect(schema?.parse(event.data)).toEqual(event.data);
  return event.data;
}

describe('an event tells by codes', () => {
  it('whether a unit signed for its share or silence did', () => {
    expect(last(inHandling(), 'assignment.signed_for')).toMatchObject({ deemed: false });
    expect(last(dispatched().at(day('2026-03-20')).sounds({ assignmentId: 'a1' }), 'assignment.signed_for')).toMatchObject({
      deemed: true,
    });
  });

  it('whether a return was refused by somebody or by silence', () => {
    const refused = asked().at(day('2026-03-03')).does('decide-return', { assignmentId: 'a1', granted: false });
    expect(last(refused, 'assignment.return_refused')).toMatchObject({ bySilence: false });
    expect(last(asked().at(day('2026-04-20')).sounds({ assignmentId: 'a1' }), 'assignment.return_refused')).toMatchObject({
      bySilence: true,
    });
  });

  it('whether a proposal was withdrawn by its author or by silence', () => {
    const withdrawn = new CommittedStory().begins().does('withdraw', { reason: '另案提出。' }, 'lin');
    expect(last(withdrawn, 'proposal.withdrawn')).toMatchObject({ bySilence: false });
    const left = new CommittedStory().begins().does('return-for-revision', { opinion: '建议不够具体。' }).at(day('2026-06-20')).sounds();
    expect(last(left, 'proposal.withdrawn')).toMatchObject({ bySilence: true });
  });

  it('why it was declined, and as what it goes on', () => {
    const declined = new CommittedStory().begins().does('decline', { reasonCode: 'academic', explanation: '属学术探讨。' });
    expect(last(declined, 'proposal.declined')).toMatchObject({ reasonCode: 'academic' });
    expect(last(declined, 'proposal.declined')).not.toHaveProperty('referral');
    expect(JSON.stringify(declined.told)).not.toContain('学术');
    const referred = new CommittedStory().begins().does('decline', { reasonCode: 'academic', referral: 'public-opinion' });
    expect(last(referred, 'proposal.declined')).toMatchObject({ reasonCode: 'academic', referral: 'public-opinion' });
  });

  it('from which unit an assignment was taken', () => {
    const given = inHandling().does('reassign', { assignmentId: 'a1', to: 'police', reason: '职责已调整。' });
    expect(last(given, 'assignment.reassigned')).toMatchObject({ unitId: 'police', fromUnitId: 'transport' });
  });

  it('of a reply its round and class, and its number once it has one', () => {
    const story = replied();
    expect(last(story, 'assignment.reply_issued')).toMatchObject({ round: 0, class: aReply.class });
    const letter = story.entries.findLast(({ event }) => event.type === 'LetterNumberAssigned')?.event;
    const letterNumber = letter?.type === 'LetterNumberAssigned' ? letter.text : '';
    expect(last(story, 'assignment.replied')).toMatchObject({ round: 0, class: aReply.class, letterNumber });
    story
      .at(day('2026-04-20'))
      .does('give-feedback', dissatisfied)
      .at(day('2026-05-15'))
      .does('issue-reply', { ...aReply, class: 'A' });
    expect(last(story.numbers('a1'), 'assignment.replied')).toMatchObject({ round: 1, class: 'A' });
  });

  it('how a reply was judged, which round that opens, and how the case ended', () => {
    const story = replied()
      .at(day('2026-04-20'))
      .does('give-feedback', { ...dissatisfied, comment: '未回应第二条建议。' });
    expect(last(story, 'proposal.feedback_given')).toMatchObject({ round: 0, attitude: dissatisfied.attitude, result: 'not' });
    expect(last(story, 'assignment.redo_opened')).toMatchObject({ round: 1 });
    story.at(day('2026-05-15')).does('issue-reply', aReply).numbers('a1').at(day('2026-05-20')).does('give-feedback', satisfied);
    expect(last(story, 'proposal.feedback_given')).toMatchObject({ round: 1, result: 'satisfied' });
    expect(last(story, 'proposal.closed')).toMatchObject({ outcome: 'satisfied' });
    expect(JSON.stringify(story.told)).not.toContain('建议');
  });

  it('that silence was taken for no feedback, of which round', () => {
    const story = replied().at(day('2026-06-20')).sounds();
    expect(last(story, 'proposal.feedback_lapsed')).toMatchObject({ round: 0 });
    expect(last(story, 'proposal.closed')).toMatchObject({ outcome: 'no-feedback' });
  });

  it('that a judgement came late, which no longer changes the status', () => {
    const story = replied().at(day('2026-06-20')).sounds();
    expect(last(story, 'proposal.closed')).toMatchObject({ outcome: 'no-feedback' });
    story.at(day('2026-06-24')).does('give-feedback', satisfied, 'lin');
    expect(last(story, 'proposal.feedback_given')).toMatchObject({ late: true, result: 'satisfied', from: 'closed', to: 'closed' });
    expect(last(replied().does('give-feedback', satisfied), 'proposal.feedback_given')).not.toHaveProperty('late');
  });

  it('the due day that was missed, and the one that a deadline moved to', () => {
    const story = inHandling();
    const { dueAt } = story.proposal.clocks.find(({ id }) => id === 'a2.opinion') ?? {};
    expect(last(story.at(day('2026-04-10')).sounds({ assignmentId: 'a2' }), 'proposal.escalated')).toMatchObject({
      clock: 'opinion',
      dueAt,
    });
    moveDeadline(story, 'a1.reply', '2026-07-01');
    expect(last(story, 'proposal.deadline_moved')).toMatchObject({ clock: 'reply', dueAt: '2026-07-01T16:00:00.000Z' });
  });
});

describe('a paper', () => {
  it('is an event of its own with its number, the unit and the day it tells of, each once and in their order', () => {
    const story = inHandling();
    const { dueOn } = story.proposal.clocks.find(({ id }) => id === 'a2.opinion')?.deadline ?? {};
    numbersPapers(story.at(day('2026-04-10')).sounds({ assignmentId: 'a2' }).at(afternoon('2026-04-10')));
    const papers = story.told.filter(({ type }) => type === 'document.issued');
    const numbers = story.entries.flatMap(({ event }) => (event.type === 'DocumentNumbered' ? [event.text] : []));
    const about = { from: 'in-handling', to: 'in-handling', clock: 'opinion', assignmentId: 'a2', unitId: 'parks', dueOn };
    expect(papers.map(({ data }) => data)).toMatchObject([
      { ...about, document: 'chaser', number: numbers[0] },
      { ...about, document: 'supervision', number: numbers[1] },
    ]);
    expect(last(story, 'document.issued')).toMatchObject({ schema: 2 });
  });

  it('was none while commits had an older schema', () => {
    const story = inHandling().writtenIn(3).at(day('2026-04-10')).sounds({ assignmentId: 'a2' });
    const { length } = story.told;
    expect(numbersPapers(story).told).toHaveLength(length);
    expect(story.entries.at(-1)?.event.type).toBe('DocumentNumbered');
  });
});

describe('the light of a case', () => {
  it('is the worst of all clocks that run: red while a co-handler is overdue, green again once it has answered', () => {
    const story = inHandling().at(day('2026-04-10')).sounds({ assignmentId: 'a2' });
    const escalated = story.told.at(-1);
    expect(escalated?.type).toBe('proposal.escalated');
    expect(escalated === undefined ? [] : lights(escalated)).toEqual(['red', 'green', 'red']);
    // The deadline told beside it stays the one that the case itself is held to.
    expect(escalated?.data.status.dueAt).toBe(story.proposal.clocks.find(({ id }) => id === 'a1.reply')?.dueAt);
    const answered = story.does('give-opinion', anOpinion).told.at(-1);
    expect(answered === undefined ? [] : lights(answered)).toEqual(['green', 'green', 'grey']);
  });

  it('was that of its own clock alone while commits had an older schema', () => {
    const then = inHandling().writtenIn(3).at(day('2026-04-10')).sounds({ assignmentId: 'a2' }).told.at(-1);
    expect(then?.type).toBe('proposal.escalated');
    expect(then?.data.status.light).toBe('green');
    expect(then?.data.status.shares[1]).not.toHaveProperty('light');
  });
});
