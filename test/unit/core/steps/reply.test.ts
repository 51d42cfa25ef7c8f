import { describe, expect, it } from 'vitest';
import { applyEvent } from '#core/case/apply.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { aReply, anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

const ready = () => caseIn('in-handling').does('give-opinion', anOpinion);

describe('a reply', () => {
  it('is issued by the lead once the opinions are in', () => {
    const { text, ...rest } = aReply;
    expect(ready().answers('issue-reply', aReply)).toEqual([{ type: 'ReplyIssued', round: 0, ...rest, paragraphs: [{ level: 0, text }] }]);
  });

  it('waits for every opinion, and names the units that owe one', () => {
    const story = caseIn('in-handling').does('dispatch', { coHandlers: [{ unitId: 'police' }] });
    expect(refusalOf(() => story.answers('issue-reply', aReply))).toEqual({
      name: 'OpinionsMissingError',
      facts: { units: ['parks', 'police'] },
    });
  });

  it('does not wait for an opinion that lapsed', () => {
    const story = caseIn('in-handling').at('2026-05-06T02:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(story.answers('issue-reply', aReply)).toHaveLength(1);
  });

  it('carries a class of the policy', () => {
    const refusal = refusalOf(() => ready().answers('issue-reply', { ...aReply, class: 'Z' }));
    expect(refusal).toEqual({ name: 'UnknownReplyClassError', facts: { class: 'Z', known: ['A', 'B', 'C'] } });
  });

  it('is the lead’s alone, after signing for it', () => {
    const byOther = refusalOf(() => ready().answers('issue-reply', { ...aReply, assignmentId: 'a2' }));
    expect(byOther).toEqual({ name: 'OnlyLeadRepliesError', facts: { assignmentId: 'a2' } });
    const unsigned = dispatched().does('sign-for', { assignmentId: 'a2' }).does('give-opinion', anOpinion);
    expect(refusalOf(() => unsigned.answers('issue-reply', aReply))).toEqual({ name: 'NotSignedForError', facts: { assignmentId: 'a1' } });
  });

  it('names its redo round', () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', { attitude: 'satisfied', result: 'not' });
    expect(story.answers('issue-reply', aReply)).toMatchObject([{ type: 'ReplyIssued', round: 1 }]);
  });

  it('is its paragraphs with their levels, what each section answers, and who signs for it', () => {
    const given = {
      assignmentId: 'a1',
      class: 'A',
      paragraphs: [
        { level: 1, text: '关于增加路灯的建议', answers: 1 },
        { level: 0, text: '东段已列入今年计划。' },
      ],
      leader: '谢明远',
      handler: '陶一鸣',
      phone: '0571-00000000',
      disclosure: 'disclosed',
      contact: { contactedOn: '2026-03-18', way: 'visit' },
    };
    const story = ready().does('issue-reply', given);
    const { assignmentId: _id, ...reply } = given;
    expect(story.entries.map(({ event }) => event)).toContainEqual({ type: 'ReplyIssued', round: 0, ...given });
    expect(story.proposal).toMatchObject({ assignments: [{ replies: [{ round: 0, ...reply }] }, {}] });
  });

  it('given as one text is read into paragraphs', () => {
    const text = '现答复如下：\n\n一、关于路灯\n（一）东段\n已列入计划。';
    expect(ready().answers('issue-reply', { ...aReply, text })).toMatchObject([
      {
        paragraphs: [
          { level: 0, text: '现答复如下：' },
          { level: 1, text: '关于路灯' },
          { level: 2, text: '东段' },
          { level: 0, text: '已列入计划。' },
        ],
      },
    ]);
  });

  it('has something to read, and answers only suggestions that were made', () => {
    const { text: _text, ...without } = aReply;
    expect(() => ready().answers('issue-reply', without)).toThrow(/reply-once/);
    expect(() => ready().answers('issue-reply', { ...aReply, paragraphs: [{ text: '两次' }] })).toThrow(/reply-once/);
    const beyond = { ...without, paragraphs: [{ level: 1, text: '关于第九条', answers: 9 }] };
    expect(refusalOf(() => ready().answers('issue-reply', beyond))).toMatchObject({ name: 'NoSuchSuggestionError', facts: { answers: 9 } });
  });

  it('may have 60,000 characters in all its paragraphs, and not one more', () => {
    const { text: _text, ...without } = aReply;
    const of = (length: number) => ({ ...without, paragraphs: [{ text: '答'.repeat(30_000) }, { text: '复'.repeat(length) }] });
    expect(ready().answers('issue-reply', of(30_000))).toHaveLength(1);
    expect(() => ready().answers('issue-reply', of(30_001))).toThrow(/reply-too-long/);
  });

  it('that was written as one text is the same text in lines', () => {
    const older = { type: 'ReplyIssued', assignmentId: 'a1', round: 0, class: 'A', text: '现答复如下：\n\n一、已办。' } as const;
    const after = applyEvent(ready().proposal, older, { at: '2026-04-15T02:00:00.000Z', by: { personId: 'tao', role: 'unit-clerk' } });
    const [lead] = assignmentsOf(after);
    expect(lead?.replies[0]?.paragraphs.map(({ text }) => text)).toEqual(['现答复如下：', '', '一、已办。']);
    expect(textOf(lead?.replies[0]?.paragraphs ?? [])).toBe(older.text);
  });
});
