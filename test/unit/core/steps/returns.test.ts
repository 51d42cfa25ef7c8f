import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = (settings = {}): CaseStory =>
  caseIn('awaiting-dispatch', settings).at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const request = (assignmentId: string, suggestedUnitId = 'police') => ({ assignmentId, reason: '非本局职责。', suggestedUnitId });

describe('asking to return a share', () => {
  it.each(['awaiting-sign-for', 'in-handling'])('is open while it is %s, and opens the office’s clock', (status) => {
    const story = dispatched();
    if (status === 'in-handling') story.does('sign-for', { assignmentId: 'a1' });
    expect(story.at('2026-03-06T02:00:00.000Z').answers('request-return', request('a1'))).toMatchObject([
      { type: 'ReturnRequested', ...request('a1') },
      {
        type: 'ClockOpened',
        clock: { id: 'a1.return-decision', assignmentId: 'a1', holder: { role: 'dispatcher' }, deadline: { dueOn: '2026-03-13' } },
      },
    ]);
  });

  // 10 working days after Monday 2 March 2026: Monday 16 March.
  it('is open to the end of the window after dispatch, and no longer', () => {
    const story = dispatched().at('2026-03-16T15:59:59.999Z');
    expect(story.answers('request-return', request('a1'))).toHaveLength(2);
    story.at('2026-03-16T16:00:00.000Z');
    expect(refusalOf(() => story.answers('request-return', request('a1')))).toEqual({
      name: 'ReturnWindowClosedError',
      facts: { until: '2026-03-16' },
    });
  });

  it('is for the first handling only', () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', { attitude: 'not', result: 'not' });
    expect(refusalOf(() => story.answers('request-return', request('a1')))).toEqual({
      name: 'ReturnWindowClosedError',
      facts: { until: '2026-03-02' },
    });
  });

  it('is open once, or as often as the policy says', () => {
    const twice = (settings = {}) =>
      dispatched(settings).does('request-return', request('a1')).does('decide-return', { assignmentId: 'a1', granted: false });
    const refusal = refusalOf(() => twice().answers('request-return', request('a1')));
    expect(refusal).toEqual({ name: 'ReturnLimitReachedError', facts: { limit: 1 } });
    const policy = { ...defaultPolicy, returns: { perUnit: 2 } };
    expect(twice({ policy }).answers('request-return', request('a1'))[1]).toMatchObject({ clock: { id: 'a1.return-decision.2' } });
  });

  it('is not open again to a unit that got back what it had returned', () => {
    const back = dispatched()
      .does('request-return', request('a1'))
      .does('decide-return', { assignmentId: 'a1', granted: true })
      .does('dispatch', { lead: { unitId: 'transport' } });
    const refusal = refusalOf(() => back.answers('request-return', request('a3')));
    expect(refusal).toEqual({ name: 'ReturnLimitReachedError', facts: { limit: 1 } });
  });

  it.each([
    ['nobody knows', 'moon'],
    ['that has a share in hand', 'parks'],
    ['that is the asker itself', 'transport'],
  ])('does not suggest a unit %s', (_, unitId) => {
    const refusal = refusalOf(() => dispatched().answers('request-return', request('a1', unitId)));
    expect(refusal).toEqual({ name: 'SuggestedUnitNotAcceptedError', facts: { unitId } });
  });

  it('may suggest a unit that has done its part', () => {
    const story = caseIn('in-handling').does('give-opinion', anOpinion).at('2026-03-10T02:00:00.000Z');
    expect(story.answers('request-return', request('a1', 'parks'))).toHaveLength(2);
  });
});

const asked = (assignmentId = 'a1') => dispatched().does('request-return', request(assignmentId)).at('2026-03-09T02:00:00.000Z');

describe('the office’s answer', () => {
  it('refuses: the unit handles it, and has signed for it', () => {
    const story = asked();
    const answer = { assignmentId: 'a1', granted: false, reason: '属本局职责。' };
    expect(story.answers('decide-return', answer)).toEqual([
      { type: 'ReturnRefused', assignmentId: 'a1', reason: '属本局职责。', bySilence: false },
    ]);
    expect(story.does('decide-return', answer).proposal).toMatchObject({
      stage: { name: 'in-handling' },
      assignments: [
        {
          status: 'in-handling',
          signedForAt: '2026-03-09T02:00:00.000Z',
          returnRequests: [{ reason: '非本局职责。', suggestedUnitId: 'police' }],
        },
        { id: 'a2' },
      ],
    });
  });

  it('refuses without naming another unit', () => {
    const refusal = refusalOf(() => asked().answers('decide-return', { assignmentId: 'a1', granted: false, redispatchTo: 'police' }));
    expect(refusal).toEqual({ name: 'RefusedReturnIsNotRedispatchedError', facts: { unitId: 'police' } });
  });

  it('grants a lead’s request: back to dispatch, with a clock', () => {
    const story = asked();
    expect(story.answers('decide-return', { assignmentId: 'a1', granted: true })).toMatchObject([
      { type: 'ReturnGranted', assignmentId: 'a1' },
      { type: 'ClockOpened', clock: { id: 'dispatch.2', holder: { role: 'dispatcher' }, deadline: { dueOn: '2026-03-23' } } },
    ]);
    expect(story.does('decide-return', { assignmentId: 'a1', granted: true }).proposal).toMatchObject({
      stage: { name: 'awaiting-dispatch' },
      assignments: [{ status: 'returned' }, { id: 'a2', status: 'awaiting-sign-for' }],
    });
  });

  it('grants and names the next lead, whose clocks start anew', () => {
    const story = asked();
    const answer = { assignmentId: 'a1', granted: true, reason: '同意。', redispatchTo: 'police' };
    expect(story.answers('decide-return', answer)).toMatchObject([
      { type: 'ReturnGranted', assignmentId: 'a1', reason: '同意。' },
      { type: 'UnitAssigned', assignmentId: 'a3', unitId: 'police', role: 'lead' },
      { type: 'ClockOpened', clock: { id: 'a3.sign-for', deadline: { startOn: '2026-03-09' } } },
      { type: 'ClockOpened', clock: { id: 'a3.reply', deadline: { startOn: '2026-03-09', dueOn: '2026-06-09' } } },
    ]);
    expect(story.does('decide-return', answer).proposal.stage.name).toBe('in-handling');
  });

  it('grants a co-handler’s request: the share ends, the case goes on', () => {
    const story = asked('a2');
    expect(story.answers('decide-return', { assignmentId: 'a2', granted: true })).toEqual([{ type: 'ReturnGranted', assignmentId: 'a2' }]);
    expect(story.does('decide-return', { assignmentId: 'a2', granted: true }).proposal.stage.name).toBe('in-handling');
  });

  it('gives a co-handler’s share to another co-handler', () => {
    expect(asked('a2').answers('decide-return', { assignmentId: 'a2', granted: true, redispatchTo: 'police' })[1]).toMatchObject({
      role: 'co-handler',
      unitId: 'police',
    });
  });

  it('does not hand the share to a unit that has one', () => {
    const refusal = refusalOf(() => asked().answers('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'parks' }));
    expect(refusal).toEqual({ name: 'UnitAssignedTwiceError', facts: { unitId: 'parks' } });
  });

  it('does not reach a share whose opinion lapsed meanwhile: nothing is left to decide', () => {
    const coHandlers = [{ unitId: 'parks', due: { amount: 1, unit: 'working-day' } }];
    const story = caseIn('awaiting-dispatch')
      .at('2026-03-02T02:00:00.000Z')
      .does('dispatch', { lead: { unitId: 'transport' }, coHandlers });
    story.at('2026-03-16T02:00:00.000Z').does('request-return', request('a2'));
    story.at('2026-03-18T02:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(refusalOf(() => story.answers('decide-return', { assignmentId: 'a2', granted: false })).name).toBe('CommandNotLegalError');
    expect(story.proposal.clocks.filter(({ assignmentId, closed }) => assignmentId === 'a2' && closed === undefined)).toEqual([]);
  });
});
