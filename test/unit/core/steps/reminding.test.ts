import { describe, expect, it } from 'vitest';
import { endStages } from '#core/case/stages.ts';
import { legalCommands } from '#core/case/legal-commands.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { commands } from '#core/steps/commands.ts';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

describe('reminding by hand', () => {
  it('means the clock that is due first, and the lead’s among those due together', () => {
    expect(dispatched().answers('remind')).toEqual([{ type: 'RemindedByHand', clockId: 'a1.sign-for' }]);
    expect(caseIn('in-handling').answers('remind')).toEqual([{ type: 'RemindedByHand', clockId: 'a2.opinion' }]);
  });

  it('means the clock that is named, or the first due of the share that is named', () => {
    const story = dispatched();
    expect(story.answers('remind', { clockId: 'a1.reply' })).toMatchObject([{ clockId: 'a1.reply' }]);
    expect(story.answers('remind', { assignmentId: 'a2' })).toMatchObject([{ clockId: 'a2.sign-for' }]);
    expect(story.answers('remind', { assignmentId: 'a2', clockId: 'a2.opinion' })).toMatchObject([{ clockId: 'a2.opinion' }]);
  });

  it('goes with a note, and is on record with its instant', () => {
    const story = caseIn('in-handling').at('2026-03-30T03:05:00.000Z').does('remind', { clockId: 'a1.reply', note: '请本周内答复。' });
    expect(story.entries.at(-1)).toEqual({
      event: { type: 'RemindedByHand', clockId: 'a1.reply', note: '请本周内答复。' },
      at: '2026-03-30T03:05:00.000Z',
    });
    expect(story.proposal.clocks.find(({ id }) => id === 'a1.reply')).toMatchObject({ remindedByHandAt: '2026-03-30T03:05:00.000Z' });
  });

  it('changes neither stage nor any deadline or alarm', () => {
    const story = caseIn('in-handling');
    const { clocks, ...rest } = story.proposal;
    story.does('remind');
    expect({ ...story.proposal, clocks: story.proposal.clocks.map(({ remindedByHandAt: _at, ...clock }) => clock) }).toEqual({
      ...rest,
      clocks,
    });
  });

  it('happens to one clock once a local day, and the refusal says when it was', () => {
    const story = caseIn('in-handling').at('2026-03-29T16:10:00.000Z').does('remind', { clockId: 'a1.reply' });
    story.at('2026-03-30T15:59:00.000Z');
    expect(refusalOf(() => story.answers('remind', { clockId: 'a1.reply' }))).toEqual({
      name: 'AlreadyRemindedError',
      facts: { clockId: 'a1.reply', remindedAt: '2026-03-29T16:10:00.000Z', time: '00:10' },
    });
    expect(story.answers('remind', { clockId: 'a2.opinion' })).toHaveLength(1);
    expect(story.at('2026-03-30T16:00:00.000Z').answers('remind', { clockId: 'a1.reply' })).toHaveLength(1);
  });

  it.each([
    ['a clock nobody opened', { clockId: 'a3.reply' }, { name: 'UnknownClockError', facts: { clockId: 'a3.reply' } }],
    [
      'a clock of another share',
      { clockId: 'a2.opinion', assignmentId: 'a1' },
      { name: 'UnknownClockError', facts: { clockId: 'a2.opinion' } },
    ],
    ['a share nobody has', { assignmentId: 'a3' }, { name: 'UnknownAssignmentError', facts: { assignmentId: 'a3' } }],
    ['a clock that ended', { clockId: 'a1.sign-for' }, { name: 'NothingToRemindError', facts: {} }],
  ])('refuses %s', (_what, body, refusal) => {
    expect(refusalOf(() => caseIn('in-handling').answers('remind', body))).toEqual(refusal);
  });

  it.each([
    ['by the office', 'du', false],
    ['by the supervising leader', 'song', false],
    ['by the committee', 'cao', true],
    ['by its head', 'he', true],
  ])('of the member’s judgement, %s: only the committee may', (_, by, may) => {
    const story = caseIn('awaiting-feedback');
    const person = story.directory.people.get(by);
    expect(commands.remind.isLegal(story.proposal, {}, person)).toBe(may);
    for (const body of [{}, { clockId: 'feedback' }]) {
      if (may) expect(story.answers('remind', body, by)).toEqual([{ type: 'RemindedByHand', clockId: 'feedback' }]);
      else expect(refusalOf(() => story.answers('remind', body, by))).toEqual({ name: 'FeedbackNotPressedError', facts: {} });
    }
  });

  it('of anything else passes the judgement over where the office asks, and is offered without it', () => {
    const story = caseIn('in-handling');
    const reply = story.proposal.clocks.find(({ id }) => id === 'a1.reply');
    if (reply === undefined) throw new Error('the lead has a clock');
    story.records([{ type: 'ClockOpened', clock: { ...reply, id: 'feedback', kind: 'feedback', dueAt: '2026-03-01T00:00:00.000Z' } }]);
    expect(story.answers('remind', {}, 'du')).toEqual([{ type: 'RemindedByHand', clockId: 'a2.opinion' }]);
    expect(story.answers('remind', {}, 'cao')).toEqual([{ type: 'RemindedByHand', clockId: 'feedback' }]);
    expect(refusalOf(() => story.answers('remind', { clockId: 'feedback' }, 'du')).name).toBe('FeedbackNotPressedError');
    const offered = (by: string) =>
      commands.remind.formHints(story.proposal, {}, story.context(by)).choices?.['clockId']?.map(({ value }) => value);
    expect(offered('du')).toEqual(['a1.reply', 'a2.opinion']);
    expect(offered('cao')).toEqual(['a1.reply', 'a2.opinion', 'feedback']);
  });

  it.each([
    ['in-review', 'review', 'cao', ['he', 'du', 'song'], '审查立案'],
    ['awaiting-dispatch', 'dispatch', 'du', ['cao', 'he', 'song'], '交办'],
    ['in-consultation', 'consultation', 'song', ['cao', 'he', 'du'], '协商督办'],
  ] as const)('%s: of the %s clock is not for the desk that holds it, which is told to do it', (stage, clockId, own, others, name) => {
    const story = caseIn(stage);
    for (const body of [{}, { clockId }]) {
      for (const other of others) expect(story.answers('remind', body, other)).toEqual([{ type: 'RemindedByHand', clockId }]);
      expect(refusalOf(() => story.answers('remind', body, own))).toEqual({ name: 'OwnDeadlineError', facts: { clockId } });
    }
    expect(commands.remind.isLegal(story.proposal, {}, story.directory.people.get(own))).toBe(false);
    const { title, todo } = tellRefusal(refusalOf(() => story.answers('remind', {}, own)));
    expect(title).toEqual({ zh: '该期限由本岗位承担，不必催办', en: "This deadline is your own desk's" });
    expect(todo.zh).toBe(`“${name}”由您所在岗位办理，请直接办理；已由同事经手的，请与其联系。`);
    expect(todo.en).toMatch(/^"[a-z ]+" is for your own desk to do: please do it, or speak to the colleague who has it in hand\.$/);
  });

  it('passes over what hangs with the own desk, and offers the rest', () => {
    const story = dispatched().does('request-return', { assignmentId: 'a2', reason: '非本局职责。', suggestedUnitId: 'police' });
    const offered = (by: string) =>
      commands.remind.formHints(story.proposal, {}, story.context(by)).choices?.['clockId']?.map(({ value }) => value) ?? [];
    expect(offered('cao')).toContain('a2.return-decision');
    expect(offered('du')).toEqual(offered('cao').filter((id) => id !== 'a2.return-decision'));
    expect(story.answers('remind', {}, 'du')).toMatchObject([{ clockId: 'a1.sign-for' }]);
  });

  it('refuses a share that owes nothing more', () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion);
    expect(refusalOf(() => story.answers('remind', { assignmentId: 'a2' })).name).toBe('NothingToRemindError');
  });

  it.each(['draft', ...endStages] as const)('refuses a case that is %s: no clock runs', (stage) => {
    const story = caseIn(stage);
    expect(refusalOf(() => story.answers('remind')).name).toBe('NothingToRemindError');
    expect(legalCommands(story.proposal)).not.toContain('remind');
  });
});
