import { describe, expect, it } from 'vitest';
import { anOpinion, aReply, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const waiting = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z');
const atWork = caseIn('in-handling').at('2026-03-04T02:00:00.000Z');

describe('dispatch', () => {
  it('gives each unit its share and its clocks', () => {
    expect(waiting.answers('dispatch', { ...dispatchBoth, opinion: '请按时办理。' })).toMatchObject([
      { type: 'ProposalDispatched', opinion: '请按时办理。' },
      { type: 'UnitAssigned', assignmentId: 'a1', unitId: 'transport', role: 'lead' },
      {
        type: 'ClockOpened',
        clock: { id: 'a1.sign-for', assignmentId: 'a1', holder: { unitId: 'transport' }, deadline: { dueOn: '2026-03-05' } },
      },
      {
        type: 'ClockOpened',
        clock: { id: 'a1.reply', assignmentId: 'a1', holder: { unitId: 'transport' }, deadline: { dueOn: '2026-06-02' } },
      },
      { type: 'UnitAssigned', assignmentId: 'a2', unitId: 'parks', role: 'co-handler' },
      { type: 'ClockOpened', clock: { id: 'a2.sign-for', deadline: { dueOn: '2026-03-05' } } },
      { type: 'ClockOpened', clock: { id: 'a2.opinion', holder: { unitId: 'parks' }, deadline: { dueOn: '2026-04-02' } } },
    ]);
  });

  it('needs no co-handler and no opinion', () => {
    expect(waiting.answers('dispatch', { lead: { unitId: 'transport' } }).map(({ type }) => type)).toEqual([
      'ProposalDispatched',
      'UnitAssigned',
      'ClockOpened',
      'ClockOpened',
    ]);
    expect(waiting.answers('dispatch', { lead: { unitId: 'transport' } })[0]).toEqual({ type: 'ProposalDispatched' });
  });

  it('takes a due day of a unit’s own, as a date or a span', () => {
    const lead = { unitId: 'transport', due: { on: '2026-04-30' } };
    const coHandlers = [{ unitId: 'parks', due: { amount: 10, unit: 'working-day' } }];
    const dues = waiting
      .answers('dispatch', { lead, coHandlers })
      .flatMap((event) => (event.type === 'ClockOpened' ? [`${event.clock.id} ${event.clock.deadline.dueOn}`] : []));
    expect(dues).toEqual(['a1.sign-for 2026-03-05', 'a1.reply 2026-04-30', 'a2.sign-for 2026-03-05', 'a2.opinion 2026-03-16']);
  });

  it.each([
    ['today', { on: '2026-03-02' }, '2026-03-02'],
    ['the past', { on: '2026-02-27' }, '2026-02-27'],
    ['more than the longest time', { on: '2026-09-03' }, '2026-09-03'],
    ['a span beyond it', { amount: 7, unit: 'month' }, '2026-10-08'],
  ])('refuses %s as a due day', (_, due, dueOn) => {
    const refusal = refusalOf(() => waiting.answers('dispatch', { lead: { unitId: 'transport', due } }));
    expect(refusal).toEqual({
      name: 'DueDateNotAllowedError',
      facts: { unitId: 'transport', dueOn, after: '2026-03-02', latest: '2026-09-02' },
    });
  });

  it('takes the last day that is allowed', () => {
    expect(() => waiting.answers('dispatch', { lead: { unitId: 'transport', due: { on: '2026-09-02' } } })).not.toThrow();
  });

  it.each([
    ['no lead while none is at work', waiting, { coHandlers: [{ unitId: 'parks' }] }, 'LeadMissingError', {}],
    ['nothing at all while none is at work', waiting, {}, 'LeadMissingError', {}],
    ['a second lead', atWork, { lead: { unitId: 'police' } }, 'LeadAlreadyAssignedError', { unitId: 'transport' }],
    ['nothing more', atWork, {}, 'NothingToDispatchError', {}],
    ['a unit nobody knows', waiting, { lead: { unitId: 'moon' } }, 'UnknownUnitError', { unitId: 'moon' }],
    ['a unit without an active clerk', waiting, { lead: { unitId: 'museum' } }, 'UnitHasNoAddresseeError', { unitId: 'museum' }],
    [
      'a unit twice',
      waiting,
      { lead: { unitId: 'parks' }, coHandlers: [{ unitId: 'parks' }] },
      'UnitAssignedTwiceError',
      { unitId: 'parks' },
    ],
    ['a unit that has a share in hand', atWork, { coHandlers: [{ unitId: 'parks' }] }, 'UnitAssignedTwiceError', { unitId: 'parks' }],
  ])('refuses %s', (_, story, body, name, facts) => {
    expect(refusalOf(() => story.answers('dispatch', body))).toEqual({ name, facts });
  });

  it('adds a co-handler while the lead is at work', () => {
    const story = caseIn('in-handling').does('dispatch', { coHandlers: [{ unitId: 'police' }] });
    expect(story.proposal).toMatchObject({
      stage: { name: 'in-handling' },
      assignments: [{ id: 'a1' }, { id: 'a2' }, { id: 'a3', unitId: 'police', status: 'awaiting-sign-for' }],
    });
  });

  it('adds nobody between the reply’s issue and its letter number: the handling is over', () => {
    const issued = caseIn('in-handling').does('give-opinion', anOpinion).does('issue-reply', aReply);
    expect(issued.proposal.stage.name).toBe('in-handling');
    expect(refusalOf(() => issued.answers('dispatch', { coHandlers: [{ unitId: 'police' }] })).name).toBe('CommandNotLegalError');
  });

  it('names no unit when the lead’s own share is gone from the log', () => {
    const story = caseIn('in-handling').records([{ type: 'OpinionLapsed', assignmentId: 'a1' }]);
    expect(refusalOf(() => story.answers('dispatch', { lead: { unitId: 'police' } })).facts).toEqual({ unitId: '' });
  });
});
