import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { isActive, isEndStage } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { caseEventSchema } from '#core/steps/events.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { beginBy, moveOn, sleep, soundEverything } from '#test/support/random-case.ts';

const SEED = { seed: 20261123, numRuns: 120 };
const draws = fc.array(fc.noBias(fc.nat({ max: 3_000_000 })), { minLength: 5, maxLength: 50, size: 'max' });

/** Plays a case by the numbers drawn; `watch` sees it after every move. */
function play(drawn: readonly number[], watch: (story: CaseStory) => void = () => {}): CaseStory {
  const [first = 0] = drawn;
  // In session or after it; what is told up to a late stage begins in session.
  const now = first % 2 === 0 || first % 5 === 1 ? '2026-01-14T02:00:00.000Z' : '2026-03-03T02:00:00.000Z';
  const story = beginBy(new CaseStory({ now }), first);
  watch(story);
  for (const number of drawn) {
    moveOn(story, number);
    watch(story);
  }
  return story;
}

/** The clock without which nobody would own the stage; none in a draft, which is its author's, and at the end. */
const clockOfStage: Readonly<Record<Stage, ClockKind | undefined>> = {
  draft: undefined,
  'in-review': 'review',
  'in-revision': 'revision',
  'awaiting-number': 'dispatch',
  'awaiting-dispatch': 'dispatch',
  merged: undefined,
  'in-handling': 'reply',
  'awaiting-feedback': 'feedback',
  'in-consultation': 'consultation',
  closed: undefined,
  declined: undefined,
  withdrawn: undefined,
};

function openKinds({ clocks }: Case): ClockKind[] {
  return clocks.filter(isOpen).map(({ kind }) => kind);
}

describe('in every case that acts legally', () => {
  it('the random plays reach every stage', () => {
    const reached = new Set<Stage>();
    const outcomes = new Set<string>();
    const law = fc.property(draws, (drawn) => {
      const { proposal } = play(drawn, (story) => reached.add(story.proposal.stage.name));
      if (proposal.stage.name === 'closed') outcomes.add(proposal.stage.outcome);
    });
    fc.assert(law, SEED);
    expect([...reached].sort()).toEqual(Object.keys(clockOfStage).sort());
    expect([...outcomes].sort()).toEqual(['basically-satisfied', 'consulted', 'no-feedback', 'satisfied']);
  });

  it('somebody owns every moment: each stage and each share at work has an open clock', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, ({ proposal }) => {
        const shares = assignmentsOf(proposal);
        const numbering = shares.some(({ status }) => status === 'awaiting-letter-number');
        const needed = clockOfStage[proposal.stage.name];
        if (needed !== undefined && !numbering) expect(openKinds(proposal)).toContain(needed);
        for (const { id, status } of shares) {
          const own = proposal.clocks.filter((clock) => clock.assignmentId === id && isOpen(clock));
          const works = isActive(status) && status !== 'awaiting-letter-number' && !isEndStage(proposal.stage.name);
          expect([status, own.length > 0]).toEqual([status, works]);
        }
      });
    });
    fc.assert(law, SEED);
  });

  it('a case that ended has no open clock and lies on no desk', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, ({ proposal }) => {
        if (isEndStage(proposal.stage.name)) expect([openKinds(proposal), proposal.desk]).toEqual([[], null]);
      });
    });
    fc.assert(law, SEED);
  });

  it('few clocks run at once: one of the case, and at most two for each share at work', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, ({ proposal }) => {
        const atWork = assignmentsOf(proposal).filter(({ status }) => isActive(status)).length;
        expect(openKinds(proposal).length).toBeLessThanOrEqual(1 + 2 * atWork);
        expect(proposal.clocks.filter((clock) => isOpen(clock) && clock.assignmentId === undefined).length).toBeLessThanOrEqual(1);
        expect(new Set(proposal.clocks.map(({ id }) => id)).size).toBe(proposal.clocks.length);
      });
    });
    fc.assert(law, SEED);
  });

  it('one lead at most is at work, and redo rounds and returns are bounded by the policy', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, ({ proposal, policy }) => {
        const shares = assignmentsOf(proposal);
        expect(shares.filter(({ role, status }) => role === 'lead' && isActive(status)).length).toBeLessThanOrEqual(1);
        if ('round' in proposal) expect(proposal.round).toBeLessThanOrEqual(policy.redo.rounds);
        const asked = shares.flatMap(({ returnRequests }) => returnRequests);
        for (const own of Map.groupBy(asked, ({ unitId }) => unitId).values()) {
          expect(own.length).toBeLessThanOrEqual(policy.returns.perUnit);
        }
      });
    });
    fc.assert(law, SEED);
  });

  it('it lies on a desk exactly while a clock that was escalated is open', () => {
    const law = fc.property(draws, (drawn) => {
      play(drawn, ({ proposal: { clocks, desk } }) => {
        const escalated = clocks.filter((clock) => isOpen(clock) && clock.sounded.includes('leader')).map(({ id }) => id);
        expect(desk !== null).toBe(escalated.length > 0);
        if (desk !== null) expect(escalated).toContain(desk.clockId);
      });
    });
    fc.assert(law, SEED);
  });

  it('no alarm of a clock is recorded twice', () => {
    const law = fc.property(draws, (drawn) => {
      for (const { sounded } of play(drawn).proposal.clocks) expect(new Set(sounded).size).toBe(sounded.length);
    });
    fc.assert(law, SEED);
  });

  it('silence always leads somewhere: 400 days later it has ended or lies on a named desk', () => {
    const law = fc.property(draws, (drawn) => {
      const story = play(drawn);
      const until = new Date(Date.parse(story.now) + 400 * 86_400_000).toISOString();
      while (sleep(story) && story.now < until) soundEverything(story);
      const { stage, desk, clocks } = story.proposal;
      // A draft and a number are not waited for: the one is its author's, the other a step of the workflow.
      if (clocks.some(isOpen)) expect([stage, desk?.personId]).toEqual([stage, expect.stringMatching(/^(he|song)$/)]);
    });
    fc.assert(law, { ...SEED, numRuns: 60 });
  });

  it('the log folds to the same state again, read back from JSON', () => {
    const law = fc.property(draws, (drawn) => {
      const told = play(drawn);
      const again = new CaseStory();
      for (const { event, at } of told.entries) {
        const read = caseEventSchema.parse(JSON.parse(JSON.stringify(event)));
        expect(read).toEqual(event);
        again.at(at).records([read]);
      }
      expect(again.proposal).toEqual(told.proposal);
    });
    fc.assert(law, SEED);
  });
});
