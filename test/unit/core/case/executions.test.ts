import { describe, expect, it } from 'vitest';
import { isKnownIn, isOver, leadsToWait, startedBy, waitKey, waitKeys } from '#core/case/waits/executions.ts';
import { standNow } from '#core/case/waits/stand-now.ts';
import { caseIn, dissatisfied } from '#test/support/case-in.ts';

const which = { body: '990112', proposalId: 'p1' };
const ofCase = { ...which, epoch: 1 };
const ofA1 = { ...ofCase, assignmentId: 'a1', round: 0 };

describe('an execution', () => {
  it('is called for by a submission, by each assignment and by each redo round, and by nothing else', () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', dissatisfied);
    const called = story.entries.flatMap(({ event }) => startedBy(event, which) ?? []);
    expect(called).toEqual([ofCase, ofA1, { ...ofA1, assignmentId: 'a2' }, { ...ofA1, round: 1 }]);
  });

  it('is over with its case, or with its assignment in that round', () => {
    const redo = caseIn('awaiting-feedback').does('give-feedback', dissatisfied).proposal;
    expect([ofCase, ofA1, { ...ofA1, round: 1 }].map((execution) => isOver(redo, execution))).toEqual([false, true, false]);
    expect(isOver(caseIn('closed').proposal, ofCase)).toBe(true);
  });

  it('is nothing that an older state can say anything of', () => {
    const dispatched = caseIn('in-handling').proposal;
    const executions = [ofCase, ofA1, { ...ofA1, round: 1 }, { ...ofA1, assignmentId: 'a9' }];
    expect(executions.map((execution) => isKnownIn(dispatched, execution))).toEqual([true, true, false, false]);
    expect(isKnownIn(caseIn('in-review').proposal, ofA1)).toBe(false);
  });

  it('waits under a key of its own', () => {
    const keys = waitKeys(caseIn('in-handling').proposal);
    expect(keys).toEqual(['proposal', 'a1', 'a2']);
    expect([waitKey(ofCase), waitKey(ofA1)]).toEqual(['proposal', 'a1']);
    expect(waitKeys(caseIn('draft').proposal)).toEqual(['proposal']);
  });

  it.each([
    ['in-handling', ofCase, true],
    ['in-handling', ofA1, true],
    ['rescheduled', ofA1, true],
    ['awaiting-number', ofCase, false],
    ['awaiting-letter-number', ofA1, false],
    ['done', ofA1, false],
    ['closed', ofCase, false],
    ['awaiting-sign-for', ofCase, false],
  ])('that is told %s goes on to a wait or not (%#)', (outcome, execution, waits) => {
    expect(leadsToWait({ outcome, wakeIn: 60 }, execution)).toBe(waits);
  });
});

describe('where things stand', () => {
  it('comes with the time to the first alarm of whom it is asked for', () => {
    const story = caseIn('in-handling');
    const ofThe = (assignmentId?: string) =>
      standNow(story.proposal, assignmentId === undefined ? {} : { assignmentId, round: 0 }, story.context());
    expect(ofThe()).toEqual({ outcome: 'in-handling', wakeIn: 90 * 86_400 });
    expect(ofThe('a2').outcome).toBe('in-handling');
    expect(ofThe('a2').wakeIn).toBeLessThan(90 * 86_400);
  });
});
