import { describe, expect, it } from 'vitest';
import { explore } from '#test/model/explore.ts';
import type { Exploration } from '#test/model/explore.ts';
import { asDesigned, isDelivered, webhookLane } from '#test/model/webhook-lane.ts';
import type { LaneState, LaneStepKind, LaneVariant } from '#test/model/webhook-lane.ts';

type Found = Exploration<LaneState, LaneStepKind>;

const explored = (faults: number, changes: Partial<LaneVariant> = {}): Found => explore(webhookLane({ ...asDesigned, ...changes }, faults));

const outOfOrder = (found: Found) => found.wayToBad((state) => state.outOfOrder);
/** A way to a state from which the events cannot all arrive any more, though nothing more goes wrong. */
const stuck = (found: Found) => found.wayToStuck({ from: () => true, goal: isDelivered, allowed: (kind) => kind === 'work' });

// Two faults take some seconds, and more on a busy machine.
describe('the lane protocol as designed', { timeout: 120_000 }, () => {
  it.each([
    [0, 1_013],
    [1, 21_144],
    [2, 187_132],
  ])('brings first deliveries in order and everything in the end, in every state: %i faults', (faults, states) => {
    const found = explored(faults);
    console.log(`lane protocol, up to ${faults} faults: ${found.states} states`);
    expect(outOfOrder(found)).toBeUndefined();
    expect(stuck(found)).toBeUndefined();
    expect(found.states).toBe(states);
  });

  it('repeats nothing while nothing goes wrong, and may with one fault: that is the promise', () => {
    expect(explored(0).wayToBad(({ repeated }) => repeated)).toBeUndefined();
    expect(explored(1).wayToBad(({ repeated }) => repeated)).toBeDefined();
  });
});

describe('without one of its parts', { timeout: 120_000 }, () => {
  it('no lease: two workers repeat each other with no fault at all', () => {
    expect(explored(0, { leased: false }).wayToBad(({ repeated }) => repeated)).toBeDefined();
  });

  it('unconditional writes: what an older worker writes undoes what a newer one did, and events are left behind', () => {
    expect(stuck(explored(1, { conditional: false }))).toBeDefined();
  });

  it('no second look at the ledger: a commit that found the lane taken is never delivered', () => {
    expect(stuck(explored(0, { looksAgain: false }))).toBeDefined();
  });

  it('whoever comes back arranged for after the failure is written: one failed try, one crash, and nobody comes', () => {
    expect(stuck(explored(1, { arranges: 'after-letting-go' }))).toBeUndefined();
    expect(stuck(explored(2, { arranges: 'after-letting-go' }))).toBeDefined();
  });
});
