import { describe, expect, it } from 'vitest';
import { caseEventSchema } from '#core/steps/events.ts';
import { statusTypes } from '#core/webhook/event-types.ts';
import { statusTypeOfEvent } from '#core/webhook/status-type.ts';

describe('what the events of a log are called outside', () => {
  it('is said of every one: a new event is told or silent on purpose', () => {
    const events = caseEventSchema.options.map(({ shape }) => shape.type.value);
    expect(Object.keys(statusTypeOfEvent).sort()).toEqual(events.sort());
  });

  it('is silence for drafts, clocks, people and papers only', () => {
    const silent = Object.entries(statusTypeOfEvent).flatMap(([event, type]) => (type === 'silent' ? [event] : []));
    expect(silent).toEqual(['ProposalDrafted', 'ClockOpened', 'PutOnDesk', 'DocumentNumbered', 'RemindedByHand']);
  });

  it('is a name of its own for each, and every name is used', () => {
    const told = Object.values(statusTypeOfEvent).filter((type) => type !== 'silent');
    expect([...told].sort()).toEqual([...statusTypes].sort());
  });
});
