import { describe, expect, it } from 'vitest';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

describe('signing for a share', () => {
  it('is recorded once', () => {
    const story = dispatched();
    expect(story.answers('sign-for', { assignmentId: 'a1' })).toEqual([{ type: 'SignedFor', assignmentId: 'a1', deemed: false }]);
    story.does('sign-for', { assignmentId: 'a1' });
    const refusal = refusalOf(() => story.answers('sign-for', { assignmentId: 'a1' }));
    expect(refusal).toMatchObject({ name: 'CommandNotLegalError', facts: { command: 'sign-for', stage: 'in-handling' } });
  });
});
